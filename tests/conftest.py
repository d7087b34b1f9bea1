"""For all tests: property tests are held to what they find, never to how long it takes on a shared machine."""

from hypothesis import settings

settings.register_profile("gongjian", deadline=None)
settings.load_profile("gongjian")
