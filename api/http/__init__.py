"""The way in for other systems: `/api/v1`, problems in one form, and the doors every request passes."""
