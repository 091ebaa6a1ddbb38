"""Random texts are drawn from a fixed seed, so that the same code passes or fails every time. To look for new faults,
draw others, and more: `pytest tests/test_fuzz.py --hypothesis-profile=search`."""

from hypothesis import HealthCheck, settings

settings.register_profile("fixed", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("search", max_examples=5_000, deadline=None, suppress_health_check=list(HealthCheck))
settings.load_profile("fixed")
