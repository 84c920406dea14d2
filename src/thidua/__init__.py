"""The office: Django project of Thi Đua (rooms, surfaces, settings)."""
