"""The sweep on the screen: matrix, subjects, why, lists."""
