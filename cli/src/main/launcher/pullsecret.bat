@echo off
rem Runs pullsecret.jar, which lies beside this script or in ..\lib, or is named by PULLSECRET_JAR.
rem No blocks in brackets: a path with a bracket would end them.
setlocal EnableExtensions DisableDelayedExpansion
set "jar=%~dp0pullsecret.jar"
if not exist "%jar%" set "jar=%~dp0..\lib\pullsecret.jar"
rem A path in a variable may stand in quotes.
if defined PULLSECRET_JAR goto named_jar
if exist "%jar%" goto find_java
>&2 echo pullsecret: there is no pullsecret.jar beside "%~f0"
exit /b 4

:named_jar
set "jar=%PULLSECRET_JAR:"=%"
if exist "%jar%" goto find_java
>&2 echo pullsecret: PULLSECRET_JAR names no file: "%jar%"
exit /b 4

:find_java
if defined JAVA_HOME goto named_java
rem From the PATH alone: cmd would take a java.exe of the current directory first, which may be
rem somebody else's repository.
for %%i in (java.exe) do set "java=%%~$PATH:i"
if defined java goto run
>&2 echo pullsecret: no java found: install a JDK or JRE 17 or later, or set JAVA_HOME
exit /b 4

:named_java
set "java=%JAVA_HOME:"=%\bin\java.exe"
if exist "%java%" goto run
>&2 echo pullsecret: JAVA_HOME has no java: "%java%"; set it to a JDK or JRE 17 or later
exit /b 4

:run
rem The same for git, which the command starts.
set "NoDefaultCurrentDirectoryInExePath=1"
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxNewSize=32m -XX:-UsePerfData -Xlog:disable -jar "%jar%" %*
exit /b %ERRORLEVEL%
