; The set-up program for Windows. Compiled by build.ps1, or by makensis on Linux:
;   makensis -DVERSION=0.1.0 -DFOLDER=dist/agent-assist -DOUT=dist/agent-assist-0.1.0-setup.exe
; -DQUICK packs fast instead of small. -DSIGN="signtool sign ..." signs set-up and uninstaller.
;
; Switches: /S silent · /AllUsers for everybody here (needs an elevated start), otherwise for this
; user · /AUTOSTART=1|0 start with the session (an upgrade keeps what was) · /D=FOLDER (last).
; uninstall.exe: /S silent · /PURGE this user's settings and data too.
; Exit codes: 0 done · 2 stopped · 5 the program is running · 740 /AllUsers without elevation.

Unicode true
Target amd64-unicode
RequestExecutionLevel user
ManifestDPIAware true
!ifdef QUICK
  SetCompressor zlib
!else
  SetCompressor /SOLID lzma
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh

!define NAME "Agent Assist"
!define PROGRAM "agent-assist-window.exe"
!define SCHEME "Software\Classes\agentassist"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define PATHS "Software\Microsoft\Windows\CurrentVersion\App Paths\agent-assist.exe"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\AgentAssist"

Name "${NAME}"
OutFile "${OUT}"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey ProductName "${NAME}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey FileDescription "${NAME} set-up"
VIAddVersionKey CompanyName "${NAME}"
VIAddVersionKey LegalCopyright "MIT licence"
!ifdef SIGN
  !finalize '${SIGN} "%1"'
  !uninstfinalize '${SIGN} "%1"'
!endif

!ifdef ICON
  !define MUI_ICON "${ICON}"
  !define MUI_UNICON "${ICON}"
!endif
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE English
!insertmacro MUI_LANGUAGE SimpChinese
!insertmacro MUI_LANGUAGE Russian

LangString AUTOSTART ${LANG_ENGLISH} "Start with the session"
LangString AUTOSTART ${LANG_SIMPCHINESE} "登录后自动启动"
LangString AUTOSTART ${LANG_RUSSIAN} "Запускать при входе в систему"
LangString RUNNING ${LANG_ENGLISH} "Agent Assist is running. Close it first."
LangString RUNNING ${LANG_SIMPCHINESE} "Agent Assist 正在运行，请先将其关闭。"
LangString RUNNING ${LANG_RUSSIAN} "Agent Assist запущен. Сначала закройте его."
LangString ELEVATION ${LANG_ENGLISH} "Start set-up as administrator to install for everybody."
LangString ELEVATION ${LANG_SIMPCHINESE} "要为所有用户安装，请以管理员身份运行安装程序。"
LangString ELEVATION ${LANG_RUSSIAN} "Чтобы установить для всех, запустите установку от имени администратора."

Var Everybody
Var Autostart

; Whether the program is running: Windows lets nobody write into the file of a running program.
!macro StopWhenRunning
  ${If} ${FileExists} "$INSTDIR\${PROGRAM}"
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "$(RUNNING)" /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

!macro RemoveProgram
  RMDir /r "$INSTDIR\_internal"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\agent-assist.exe"
  Delete "$INSTDIR\${PROGRAM}"
  Delete "$INSTDIR\sbom.cdx.json"
!macroend

Function Decide
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/AllUsers" $1
  ${If} ${Errors}
    StrCpy $Everybody 0
    SetShellVarContext current
  ${Else}
    StrCpy $Everybody 1
    UserInfo::GetAccountType
    Pop $1
    ${If} $1 != "Admin"
      MessageBox MB_OK|MB_ICONSTOP "$(ELEVATION)" /SD IDOK
      SetErrorLevel 740
      Quit
    ${EndIf}
    SetShellVarContext all
  ${EndIf}
  SetRegView 64
  ${If} $INSTDIR == ""
    ReadRegStr $INSTDIR SHCTX "${ENTRY}" "InstallLocation"
  ${EndIf}
  ${If} $INSTDIR == ""
    ${If} $Everybody = 1
      StrCpy $INSTDIR "$PROGRAMFILES64\${NAME}"
    ${Else}
      StrCpy $INSTDIR "$LOCALAPPDATA\Programs\${NAME}"
    ${EndIf}
  ${EndIf}
FunctionEnd

; What the switch says; without one, what is in force on this computer.
Function ReadAutostart
  ReadRegStr $Autostart SHCTX "${RUN}" "${NAME}"
  ${If} $Autostart != ""
    StrCpy $Autostart 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/AUTOSTART=" $1
  ${IfNot} ${Errors}
    StrCpy $Autostart $1
  ${EndIf}
FunctionEnd

Section "${NAME}" Main
  SectionIn RO
  !insertmacro StopWhenRunning
  !insertmacro RemoveProgram
  SetOutPath "$INSTDIR"
  File /r "${FOLDER}/*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"

  WriteRegStr SHCTX "${SCHEME}" "" "URL:Agent Assist"
  WriteRegStr SHCTX "${SCHEME}" "URL Protocol" ""
  WriteRegStr SHCTX "${SCHEME}\DefaultIcon" "" '"$INSTDIR\${PROGRAM}",0'
  WriteRegStr SHCTX "${SCHEME}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" open "%1"'
  WriteRegStr SHCTX "${PATHS}" "" "$INSTDIR\agent-assist.exe"

  WriteRegStr SHCTX "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr SHCTX "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${ENTRY}" "DisplayIcon" '"$INSTDIR\${PROGRAM}"'
  WriteRegStr SHCTX "${ENTRY}" "Publisher" "${NAME}"
  WriteRegStr SHCTX "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr SHCTX "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD SHCTX "${ENTRY}" "AllUsers" $Everybody
  WriteRegDWORD SHCTX "${ENTRY}" "NoModify" 1
  WriteRegDWORD SHCTX "${ENTRY}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  WriteRegDWORD SHCTX "${ENTRY}" "EstimatedSize" $0
SectionEnd

Section /o "$(AUTOSTART)" Start
  WriteRegStr SHCTX "${RUN}" "${NAME}" '"$INSTDIR\${PROGRAM}"'
SectionEnd

Section "-no autostart"
  ${IfNot} ${SectionIsSelected} ${Start}
    DeleteRegValue SHCTX "${RUN}" "${NAME}"
  ${EndIf}
SectionEnd

Function .onInit
  Call Decide
  Call ReadAutostart
  ${If} $Autostart = 1
    !insertmacro SelectSection ${Start}
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  ; The entry of the set-up for everybody is in the part of the registry that all users share.
  SetShellVarContext all
  ReadRegStr $0 SHCTX "${ENTRY}" "InstallLocation"
  ${If} $0 != $INSTDIR
    SetShellVarContext current
  ${EndIf}
FunctionEnd

Section "Uninstall"
  !insertmacro StopWhenRunning
  !insertmacro RemoveProgram
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey SHCTX "${SCHEME}"
  DeleteRegKey SHCTX "${PATHS}"
  DeleteRegKey SHCTX "${ENTRY}"
  DeleteRegValue SHCTX "${RUN}" "${NAME}"
  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/PURGE" $1
  ${IfNot} ${Errors}
    SetShellVarContext current
    RMDir /r "$APPDATA\${NAME}"
    RMDir /r "$LOCALAPPDATA\${NAME}"
  ${EndIf}
SectionEnd
