#!/usr/bin/env bash
# Tries the plugin with several versions of Maven and of Java, and prints a table for
# docs/compatibility.md. JDKS names the homes of the JDKs, separated by colons (default: JAVA_HOME or
# that of the java on the PATH); MAVENS names the versions, separated by blanks. Everything comes
# from Maven Central, through the Maven on the PATH and its settings.
set -euo pipefail

root=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd -P)
mavens=${MAVENS:-3.6.3 3.8.8 3.9.11 4.0.0-rc-4}
java=$(readlink -f -- "$(command -v java)")
jdks=${JDKS:-${JAVA_HOME:-${java%/bin/java}}}
version=$(sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml" | head -n 1)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
repository=$work/repository
log=$work/log

quietly() {
  "$@" >"$log" 2>&1 </dev/null || {
    cat -- "$log" >&2
    echo "failed: $*" >&2
    exit 1
  }
}

# The settings of the Maven on the PATH say how Maven Central is reached.
settings=$(mvn -v | sed -n 's/^Maven home: //p')/conf/settings.xml

cd -- "$root"
quietly mvn -q -B -ntp -DskipChecks -Dmaven.test.skip=true -Dinvoker.skip -pl core,maven-plugin package
install=org.apache.maven.plugins:maven-install-plugin:3.1.4:install-file
quietly mvn -q -B -ntp "$install" -Dfile=pom.xml -DpomFile=pom.xml -Dpackaging=pom \
  -DlocalRepositoryPath="$repository"
for module in core maven-plugin; do
  quietly mvn -q -B -ntp "$install" -Dfile="$(echo "$module"/target/pullsecret-*"$version".jar)" \
    -DpomFile="$module/pom.xml" -DlocalRepositoryPath="$repository"
done
for maven in $mavens; do
  quietly mvn -q -B -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy \
    -Dartifact="org.apache.maven:apache-maven:$maven:tar.gz:bin" -DoutputDirectory="$work"
  tar -xzf "$work/apache-maven-$maven-bin.tar.gz" -C "$work"
done

# A project with the snippet of the documents, in a directory that is hard to name.
snippet=$(sed -n '/bench\/matrix.sh runs this/,/^```$/p' docs/how-to/ci.md | sed '1,/```xml/d; /^```$/d')
[ -n "$snippet" ]
project() {
  rm -rf -- "$work/projects"
  here="$work/projects/Übung macht den Meister"
  mkdir -p -- "$here/k8s/größe" "$here/one" "$here/two"
  cat >"$here/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>example</groupId>
  <artifactId>all</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <modules><module>one</module><module>two</module></modules>
  <build><plugins>
$snippet
  </plugins></build>
</project>
POM
  for module in one two; do
    cat >"$here/$module/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <parent><groupId>example</groupId><artifactId>all</artifactId><version>1</version></parent>
  <artifactId>$module</artifactId>
  <packaging>pom</packaging>
</project>
POM
  done
  cat >"$here/k8s/größe/wëb.yaml" <<MANIFEST
apiVersion: v1
kind: Pod
metadata: {name: web, namespace: shop}
spec:
  imagePullSecrets:
    - name: dockersec # für Images
  containers: [{name: web, image: registry.example.com/web}]
MANIFEST
}

run() {
  (cd -- "$here" && JAVA_HOME=$jdk "$work/apache-maven-$maven/bin/mvn" -B -gs "$settings" \
    -Dmaven.repo.local="$repository" "$@") >"$log" 2>&1 </dev/null
}

moved() {
  grep -q '^  serviceAccountName: image-puller$' "$here/k8s/größe/wëb.yaml" \
    && ! grep -q imagePullSecrets: <(sed '1,/^---$/d' "$here/k8s/größe/wëb.yaml")
}

goal=io.github.pullsecret:pullsecret-maven-plugin:$version

# One thing that has to work; prints a cell of the table.
try() {
  if "$@"; then
    printf ' ok |'
  else
    printf ' fails |'
    { echo "--- Maven $maven, $jdk: $*"; tail -n 30 -- "$log"; } >&2
    status=1
  fi
}

dry_run() { project && run "$goal:rewrite" -Dpullsecret.manifests=k8s -Dpullsecret.dryRun && ! moved; }
check_fails() { ! run verify && grep -q 'pullsecret:rewrite' "$log"; }
prefix() { run pullsecret:rewrite && moved; }
check_passes() { run verify; }
parallel() { project && run -T 2 pullsecret:rewrite && moved && run -T 2 verify; }
offline() { project && run -o pullsecret:rewrite && moved && run -o verify; }
bare() { project && rm -- "$here/pom.xml" && run "$goal:rewrite" -Dpullsecret.manifests=k8s && moved; }

status=0
echo '| Maven | Java | dry run | `verify` fails | rewrite | `verify` passes | `-T 2` | `-o` | no POM |'
echo '| --- | --- | --- | --- | --- | --- | --- | --- | --- |'
IFS=: read -r -a homes <<<"$jdks"
for maven in $mavens; do
  for jdk in "${homes[@]}"; do
    feature=$(sed -n 's/^JAVA_VERSION="\([^"]*\)"$/\1/p' "$jdk/release")
    printf '| %s | %s |' "$maven" "$feature"
    try dry_run
    try check_fails
    try prefix
    try check_passes
    try parallel
    try offline
    try bare
    echo
  done
done
exit "$status"
