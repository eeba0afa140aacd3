"""The article's way: Python with requests, one target after the other, or a pool of threads.

Reads lines of JSON {"timeout": seconds, "ca": path or null, "urls": [...]} and writes a line with the latency of each target
in microseconds, or -1 where it failed.  usage: article.py THREADS
"""
import json
import sys
import time
from concurrent.futures import ThreadPoolExecutor

import requests


def probe(url, timeout, ca):
    started = time.perf_counter()
    try:
        response = requests.get(url, timeout=timeout, verify=ca or True, headers={"Connection": "close"})
    except requests.RequestException:
        return -1
    if not 200 <= response.status_code < 400:
        return -1
    return int((time.perf_counter() - started) * 1e6)


def main():
    threads = int(sys.argv[1])
    pool = ThreadPoolExecutor(threads) if threads > 1 else None
    for line in sys.stdin:
        event = json.loads(line)
        each = lambda url: probe(url, event["timeout"], event["ca"])
        found = (pool.map if pool else map)(each, event["urls"])
        print(*found, flush=True)


main()
