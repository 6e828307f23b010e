"""Reads bytes from stdin and writes their smallest brotli to stdout: run as a process of its own, with low priority."""

import os
import sys

import brotli

if __name__ == "__main__":
    if hasattr(os, "nice"):
        os.nice(19)
    sys.stdout.buffer.write(brotli.compress(sys.stdin.buffer.read(), mode=brotli.MODE_TEXT, quality=11))
