"""What everybody may see without signing in: certificates confirmed, role models, honour lists."""
