#!/bin/sh
# Runs target/parley.tar without a container engine, as Kubernetes would: user 10001, a read-only root, only /tmp to write to, a file
# system and processes of its own. The network is this machine's. Needs root. What the node is to know comes by the environment:
#   PARLEY_CASSANDRA_CONTACT_POINTS=127.0.0.1:9042 k8s/image/try.sh
set -eu
cd "$(dirname "$0")"
[ "$(id -u)" -eq 0 ] || { echo "try.sh: only root may change roots" >&2; exit 1; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir "$work/image" "$work/root"
tar -xf target/parley.tar -C "$work/image"
layers=$(sed -n 's/.*"Layers":\[\([^]]*\)\].*/\1/p' "$work/image/manifest.json" | tr -d '"' | tr ',' ' ')
for layer in $layers; do
    tar -xf "$work/image/$layer" -C "$work/root"
done
config=$work/image/$(sed -n 's/.*"Config":"\([^"]*\)".*/\1/p' "$work/image/manifest.json")
entry=$(sed -n 's/.*"Entrypoint":\[\([^]]*\)\].*/\1/p' "$config" | tr -d '"' | tr ',' ' ')
export PATH="/opt/java/bin:$PATH" JAVA_HOME=/opt/java

# shellcheck disable=SC2016
unshare --mount --pid --fork --kill-child=TERM sh -c '
    root=$1; shift
    mount --bind "$root" "$root"
    mount -t proc proc "$root/proc"
    mount -t tmpfs -o size=64m,mode=1777 tmpfs "$root/tmp"
    mount -o remount,bind,ro "$root"
    exec chroot --userspec=10001:10001 "$root" "$@"
' try "$work/root" $entry "$@"
