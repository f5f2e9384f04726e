@echo off
rem Runs pullsecret.jar, which lies beside this script or in ..\lib, or is named by PULLSECRET_JAR.
rem No blocks in brackets: a path with a bracket would end them.
setlocal
set "jar=%~dp0pullsecret.jar"
if not exist "%jar%" set "jar=%~dp0..\lib\pullsecret.jar"
if defined PULLSECRET_JAR set "jar=%PULLSECRET_JAR%"
if not exist "%jar%" goto no_jar

set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if exist "%java%" goto run
if defined JAVA_HOME goto no_java
where /q java.exe
if errorlevel 1 goto no_java

:run
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxNewSize=32m -XX:-UsePerfData -Xlog:disable -jar "%jar%" %*
exit /b %ERRORLEVEL%

:no_jar
echo pullsecret: there is no pullsecret.jar beside "%~f0" 1>&2
exit /b 4

:no_java
echo pullsecret: no java found: install a JDK or JRE 17 or later, or set JAVA_HOME 1>&2
exit /b 4
