#!/bin/sh
# Makes target/base.tar, what the image stands on: a Java runtime of the modules that a node needs, and the libraries of this
# machine that the runtime needs; no shell, no package manager. Needs a JDK 17 or newer on a Linux with glibc, and no network.
set -eu
cd "$(dirname "$0")"

# What jdeps finds, without java.desktop and java.compiler, which only unused corners want; TLS with elliptic curves, and jcmd to look inside.
MODULES=java.base,java.logging,java.management,java.naming,java.net.http,java.security.sasl,java.sql,java.xml
MODULES=$MODULES,jdk.crypto.ec,jdk.jcmd,jdk.jfr,jdk.management,jdk.unsupported
USER_ID=10001

if [ -n "${JAVA_HOME:-}" ]; then jdk=$JAVA_HOME; else jdk=$(dirname "$(dirname "$(readlink -f "$(command -v javac)")")"); fi
case $(uname -m) in
    x86_64) architecture=amd64 ;;
    aarch64) architecture=arm64 ;;
    *) echo "base.sh: no image for $(uname -m)" >&2; exit 1 ;;
esac

work=target/base
rm -rf "$work"
mkdir -p "$work/root/opt" "$work/root/etc" "$work/root/proc"
mkdir -m 1777 "$work/root/tmp"
java=$work/root/opt/java
"$jdk/bin/jlink" --add-modules "$MODULES" --strip-java-debug-attributes --no-header-files --no-man-pages --compress=2 --output "$java"
# Distributions keep the authorities elsewhere.
rm -f "$java/lib/security/cacerts"
cp -L "$jdk/lib/security/cacerts" "$java/lib/security/cacerts"

find "$java" -type f \( -name '*.so' -o -path '*/bin/*' \) -exec env LD_LIBRARY_PATH="$java/lib:$java/lib/server" ldd {} + |
    sed -n -e 's:.* => \(/[^ ]*\) .*:\1:p' -e 's:^[[:space:]]*\(/[^ ]*\) (.*:\1:p' | sort -u | grep -v "$(pwd)" > "$work/libraries"
# Looked up by name while it runs.
directory=$(dirname "$(grep '/libc\.so' "$work/libraries")")
for name in libgcc_s.so.1 libnss_files.so.2 libnss_dns.so.2 libresolv.so.2; do
    [ ! -e "$directory/$name" ] || echo "$directory/$name" >> "$work/libraries"
done
sort -u "$work/libraries" | while read -r library; do
    mkdir -p "$work/root$(dirname "$library")"
    cp -L "$library" "$work/root$library"
done

printf 'root:x:0:0::/:/none\nparley:x:%s:%s::/tmp:/none\n' "$USER_ID" "$USER_ID" > "$work/root/etc/passwd"
printf 'root:x:0:\nparley:x:%s:\n' "$USER_ID" > "$work/root/etc/group"
printf 'passwd: files\ngroup: files\nhosts: files dns\n' > "$work/root/etc/nsswitch.conf"
find "$work/root" -type d ! -path '*/tmp' -exec chmod 755 {} +

# As `docker save` writes it: one layer, its description, and a manifest.
tar --create --file "$work/layer.tar" --directory "$work/root" \
    --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu .
digest=$(sha256sum "$work/layer.tar" | cut -d ' ' -f 1)
cat > "$work/config.json" <<JSON
{"architecture":"$architecture","os":"linux","created":"1970-01-01T00:00:00Z",
 "config":{"Env":["PATH=/opt/java/bin","JAVA_HOME=/opt/java","LANG=C.UTF-8"]},
 "rootfs":{"type":"layers","diff_ids":["sha256:$digest"]},"history":[{"created":"1970-01-01T00:00:00Z"}]}
JSON
printf '[{"Config":"config.json","RepoTags":["parley-base:latest"],"Layers":["layer.tar"]}]\n' > "$work/manifest.json"
tar --create --file target/base.tar --directory "$work" \
    --sort=name --mtime=@0 --owner=0 --group=0 --numeric-owner --format=gnu config.json layer.tar manifest.json
