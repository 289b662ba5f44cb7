#!/bin/sh
# Makes target/parley.tar, the image of a node, for `docker load`, `ctr images import`, `kind load image-archive` or `skopeo copy docker-archive:`.
# The second time it needs no network: k8s/image/build.sh --offline
set -eu
cd "$(dirname "$0")"
./base.sh
../../mvnw -q "$@" -Pimage -Dmaven.test.skip=true -pl cluster-node -am package

size() { du -sk --apparent-size "$1" | awk '{ printf "%.0f MB", $1 / 1024 }'; }
echo "Java runtime     $(size target/base/root/opt/java)"
echo "base, unpacked   $(size target/base/root)"
echo "image, to pull   $(size target/parley.tar)"
echo "in $(pwd)/target/parley.tar"
