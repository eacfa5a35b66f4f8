@echo off
rem Starts Culprit from a checkout; builds it first when there is no build or a source is newer.
setlocal
set "ROOT=%~dp0"
set "TARGET=%ROOT%app\desktop\target"
set "STAMP=%TARGET%\culprit.stamp"
set "ARGFILE=%TARGET%\culprit.args"

set "JDK="
if defined JAVA_HOME call :consider "%JAVA_HOME%"
if not defined JDK if defined JAVA25_HOME call :consider "%JAVA25_HOME%"
if not defined JDK for /f "delims=" %%J in ('where javac 2^>nul') do if not defined JDK call :consider "%%~dpJ.."
if not defined JDK for /d %%J in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*") do if not defined JDK call :consider "%%~J"
if not defined JDK (
  echo Culprit needs a JDK 25 or newer: install one ^(for example Eclipse Temurin 25^) or point JAVA_HOME at it.>&2
  exit /b 2
)

powershell -NoProfile -Command "$s = Get-Item -ErrorAction SilentlyContinue $env:STAMP; if (-not $s) { exit 1 }; $n = Get-ChildItem -Recurse -File ('app','connectors','ui','resources','samples','pom.xml' | ForEach-Object { $env:ROOT + $_ }) | Where-Object { $_.FullName -notmatch '\\target\\' -and $_.LastWriteTime -gt $s.LastWriteTime } | Select-Object -First 1; if ($n) { exit 1 }"
if not errorlevel 1 goto run

if exist "%STAMP%" (
  echo Building Culprit ^(the sources have changed^)...>&2
) else (
  echo Building Culprit ^(first start only^)...>&2
)
pushd "%ROOT%"
set "JAVA_HOME=%JDK%"
call mvnw.cmd -q -Dlaunch package -pl app/desktop -am 1>&2
if errorlevel 1 (
  popd
  echo Culprit could not be built; the messages above say why.>&2
  exit /b 1
)
popd
rem The class path is longer than a command line may be, so java reads it from a file.
powershell -NoProfile -Command "$cp = $env:TARGET + '\culprit-desktop.jar;' + (Get-Content -Raw ($env:TARGET + '\classpath.txt')).Trim(); Set-Content -Encoding Default $env:ARGFILE ('-cp \"' + $cp.Replace('\','/') + '\"'); Set-Content $env:STAMP ''"

:run
"%JDK%\bin\java" "@%ROOT%packaging\launch.args" "@%ARGFILE%" dev.culprit.desktop.Main %*
exit /b %ERRORLEVEL%

:consider
if not exist "%~1\bin\javac.exe" exit /b
for /f "tokens=2 delims=. " %%V in ('"%~1\bin\javac" -version 2^>^&1') do if %%V GEQ 25 set "JDK=%~1"
exit /b
