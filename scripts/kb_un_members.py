"""Members of the United Nations as rows of `memberships.csv`, from the days in `states.csv`.

usage: kb_un_members.py

A member whose seat another state took over (the Soviet Union, the Republic of China, Czechoslovakia, Yugoslavia, the
two Yemens, Zanzibar, the German Democratic Republic), who left for a time (Indonesia) or who shared a seat (Syria in
the United Arab Republic) stands in `SPELLS`, after the list of members past and present of the Secretariat. All rows
of the organisation `UNO` with the role of a full member are written anew.
"""

from __future__ import annotations

import csv

from depesche.pack.kb import KB

SPELLS: dict[str, tuple[tuple[str, str], ...]] = {
    "SUN": (("1945-10-24", "1991-12-24"),),
    "RUS": (("1991-12-24", ""),),
    "TWN": (("1945-10-24", "1971-10-25"),),
    "CHN": (("1971-10-25", ""),),
    "CSK": (("1945-10-24", "1992-12-31"),),
    "YUG": (("1945-10-24", "2000-10-31"),),
    "SCG": (("2000-11-01", "2006-06-02"),),
    "SRB": (("2006-06-03", ""),),
    "DDR": (("1973-09-18", "1990-10-02"),),
    "YAR": (("1947-09-30", "1990-05-21"),),
    "YMD": (("1967-12-14", "1990-05-21"),),
    "YEM": (("1990-05-22", ""),),
    "EAZ": (("1963-12-16", "1964-04-25"),),
    "IDN": (("1950-09-28", "1965-01-20"), ("1966-09-28", "")),
    "SYR": (("1945-10-24", "1958-02-21"), ("1961-10-13", "")),
}
SOURCE = "states.csv; UN Member States"


def main() -> None:
    """Rewrite the rows of the members of the United Nations."""
    with (KB / "states.csv").open(encoding="utf-8", newline="") as file:
        since = {row["code"]: row["un_member_since"] for row in csv.DictReader(file) if row["un_member_since"]}
    spells = {code: SPELLS.get(code, ((day, ""),)) for code, day in (since | dict.fromkeys(SPELLS, "")).items()}
    members = [
        {
            "organisation": "UNO",
            "member": f"country:{code}",
            "role": "full member",
            "from": a,
            "until": b,
            "source": SOURCE,
        }
        for code in sorted(spells)
        for a, b in spells[code]
    ]
    with (KB / "memberships.csv").open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        header, rows = list(reader.fieldnames or []), list(reader)
    kept = [row for row in rows if (row["organisation"], row["role"]) != ("UNO", "full member")]
    with (KB / "memberships.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, header, lineterminator="\n")
        writer.writeheader()
        writer.writerows(members + kept)
    print(f"{len(members)} spells")


if __name__ == "__main__":
    main()
