#!/bin/sh
# Installs the name servers that the DNS benchmark compares with, dnsperf for TCP, and requests for the checker benchmark. Nothing is started: the benchmark runs each server
# itself, on loopback, with a configuration that contacts nobody.
set -eu
printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d.bench
chmod +x /usr/sbin/policy-rc.d.bench
kept=
if [ ! -e /usr/sbin/policy-rc.d ]; then
    mv /usr/sbin/policy-rc.d.bench /usr/sbin/policy-rc.d
    kept=/usr/sbin/policy-rc.d
else
    rm /usr/sbin/policy-rc.d.bench
fi
trap '[ -z "$kept" ] || rm -f "$kept"' EXIT
apt-get update -qq
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends bind9 knot nsd unbound dnsmasq-base dnsperf gcc libc6-dev python3-requests
