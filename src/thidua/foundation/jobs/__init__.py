"""Long work in the background: started, told of, cancelled, tried again, kept for download."""
