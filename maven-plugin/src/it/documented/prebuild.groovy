String page = new File(basedir, '../../../../docs/how-to/ci.md').getText('UTF-8')
List<String> snippets = (page =~ /(?s)```xml\n(.*?)```/).collect { it[1] }
String plugin = snippets.find { it.startsWith('<plugin>') }
String profile = snippets.find { it.startsWith('<profile>') }
assert profile.contains('<!-- the plugin as above -->')

File pom = new File(basedir, 'pom.xml')
pom.setText(
    pom.getText('UTF-8')
        .replace('<!-- plugin -->', plugin)
        .replace('<!-- profile -->', profile.replace('<!-- the plugin as above -->', plugin)),
    'UTF-8')

String job = (page =~ /(?s)\n  script:\n    - mvn (.*?)\n  \w/)[0][1]
List<String> words = job.tokenize()
assert words[0..1] == ['-B', '-ntp']
assert words[2] ==~ /io\.github\.pullsecret:pullsecret-maven-plugin:[^:]+:check/
new File(basedir, 'job.properties').setText(
    words.drop(3).collect { assert it.startsWith('-D'); it.substring(2) + '\n' }.join(''), 'UTF-8')
return true
