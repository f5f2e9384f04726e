@echo off
rem Runs pullsecret.jar, which lies beside this script or in ..\lib, or is named by PULLSECRET_JAR.
setlocal
set "jar=%~dp0pullsecret.jar"
if not exist "%jar%" set "jar=%~dp0..\lib\pullsecret.jar"
if defined PULLSECRET_JAR set "jar=%PULLSECRET_JAR%"
if not exist "%jar%" (
  echo pullsecret: there is no pullsecret.jar beside %~f0 1>&2
  exit /b 4
)

set "java=java.exe"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%java%" (
  echo pullsecret: JAVA_HOME has no bin\java.exe: %JAVA_HOME% 1>&2
  exit /b 4
)
if not defined JAVA_HOME where /q java.exe || (
  echo pullsecret: no java found: install a JDK or JRE 17 or later, or set JAVA_HOME 1>&2
  exit /b 4
)

"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:MaxNewSize=32m -XX:-UsePerfData -Xlog:disable -jar "%jar%" %*
exit /b %ERRORLEVEL%
