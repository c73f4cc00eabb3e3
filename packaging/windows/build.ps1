<#
.SYNOPSIS
Build Agent Assist for Windows: the frozen folder, a portable zip and the set-up program, in dist\.
.DESCRIPTION
Needs Python 3.11 or later for 64-bit Windows and NSIS 3.08 or later (makensis on the path, or where
its own set-up puts it). -Sign is the command that signs a file, for example
  "signtool sign /fd sha256 /tr http://timestamp.example /td sha256 /sha1 THUMBPRINT"
It signs the programs, the set-up program and the uninstaller. Without it nothing is signed, and
SmartScreen warns.
#>
param([string]$Sign = "")

$ErrorActionPreference = "Stop"
Set-Location (Join-Path $PSScriptRoot "..\..")
$python = ".venv\Scripts\python.exe"

function Invoke-Step([string]$Name, [scriptblock]$Work) {
    $begun = Get-Date
    & $Work
    if ($LASTEXITCODE) { throw "$Name failed with exit code $LASTEXITCODE" }
    "== {0}: {1:n0} s" -f $Name, ((Get-Date) - $begun).TotalSeconds
}

function Install-Environment {
    if (-not (Test-Path $python)) { python -m venv .venv }
    & $python -m pip install --quiet --require-hashes -r constraints.txt
    & $python -m pip install --quiet --require-hashes -r packaging\constraints.txt
    & $python -m pip install --quiet --no-deps --no-build-isolation -e .
    Get-ChildItem resources\locale -Recurse -Filter *.po | ForEach-Object {
        & $python -m babel.messages.frontend -q compile --input-file=$_ --output-file=($_.FullName -replace "po$", "mo")
    }
}

function Get-Frozen {
    $env:SOURCE_DATE_EPOCH = git log -1 --format=%ct
    $env:PYTHONHASHSEED = "1"
    New-Item -ItemType Directory -Force build | Out-Null
    & $python packaging\icons.py ico build\agent-assist.ico
    & $python packaging\windows\version.py build\version.txt
    & $python -m PyInstaller --noconfirm --log-level WARN build.spec
    & $python packaging\materials.py dist\agent-assist
}

function Set-Signature {
    foreach ($file in Get-ChildItem dist\agent-assist\*.exe) {
        Invoke-Expression "$Sign `"$($file.FullName)`""
    }
}

function Get-SetUp([string]$Version) {
    $makensis = (Get-Command makensis -ErrorAction SilentlyContinue).Source
    if (-not $makensis) { $makensis = "${env:ProgramFiles(x86)}\NSIS\makensis.exe" }
    $defines = @("/DVERSION=$Version", "/DFOLDER=$PWD\dist\agent-assist",
        "/DOUT=$PWD\dist\agent-assist-$Version-setup.exe", "/DICON=$PWD\build\agent-assist.ico")
    if ($Sign) { $defines += "/DSIGN=$Sign" }
    & $makensis /V2 @defines packaging\windows\agent-assist.nsi
}

Invoke-Step "environment" { Install-Environment }
$version = & $python -c "import agent_assist; print(agent_assist.__version__)"
Invoke-Step "freeze" { Get-Frozen }
if ($Sign) { Invoke-Step "sign" { Set-Signature } }
Invoke-Step "self-test" { dist\agent-assist\agent-assist.exe self-test }
Compress-Archive -Force dist\agent-assist "dist\agent-assist-$version-windows-x86_64.zip"
Invoke-Step "set-up" { Get-SetUp $version }
& $python packaging\sizes.py dist\agent-assist (Get-ChildItem dist\*.zip, dist\*-setup.exe).FullName
