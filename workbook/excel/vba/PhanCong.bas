Attribute VB_Name = "PhanCong"
' The buttons. No Option Explicit, on purpose: ThisComponent is LibreOffice's own object, and in
' Excel a variable that nobody has filled.

Public Sub KiemTra()
    Bam "check"
End Sub

Public Sub XoaDanhDau()
    Bam "clear"
End Sub

Public Sub SuaTuDong()
    Bam "fix"
End Sub

Public Sub DanhMucDonVi()
    Bam "agency"
End Sub

Public Sub CapNhatTienDo()
    Bam "progress"
End Sub

Public Sub TroGiup()
    Bam "help"
End Sub

Private Sub Bam(Command As String)
    If Not IsEmpty(ThisComponent) Then
        BamLibreOffice Command
    ElseIf InStr(1, Application.Path, "WPS", vbTextCompare) + InStr(1, Application.Path, "Kingsoft", vbTextCompare) > 0 Then
        Bao "WPS Office không chạy được các nút này. Hãy mở tệp bằng Microsoft Excel hoặc LibreOffice."
    ElseIf ActiveWorkbook Is Nothing Then
        Bao "Hãy mở biểu rồi bấm lại."
    ElseIf Application.OperatingSystem Like "*Mac*" Then
        BamMac Command
    Else
        BamWindows Command
    End If
End Sub

' No shell reads this line: whatever the open workbook is called, it stays a name. Not by xlwings'
' RunPython or RunFrozenPython, which go through a shell and take settings from the open workbook.
Private Sub BamWindows(Command As String)
    Dim Told As String
    On Error GoTo Missing
    Told = Quoted(Setting("PHANCONG_CLICK")) & " " & Command & " " & Setting("PHANCONG_VERSION")
    Told = Told & " " & Quoted("--wb=" & ActiveWorkbook.Name) & " --from_xl=1 --hwnd=" & Application.Hwnd
    If WScript.Run(Told, 0, True) = 0 Then Exit Sub
Missing:
    Bao "phancong không chạy được trên máy này. Hãy nhờ cán bộ công nghệ thông tin chạy: phancong excel doctor"
End Sub

' macOS has no way but a shell: a workbook whose name would mean something to it is not taken.
Private Sub BamMac(Command As String)
    If ActiveWorkbook.Name Like "*[$`""\|;]*" Then
        Bao "Tên tệp có ký tự lạ (như $ hoặc ;). Hãy đổi tên tệp rồi bấm lại."
    Else
        ExecuteMac "from workbook.excel.click import click; click('" & Command & "', '" & Setting("PHANCONG_VERSION") & "')", Setting("INTERPRETER_MAC"), "false"
    End If
End Sub

Private Function Quoted(Text As String) As String
    Quoted = """" & Text & """"
End Function

' From our own file alone: a workbook that somebody sent must not say which program is run.
Private Function Setting(Name As String) As String
    Setting = ExpandEnvironmentStrings(GetConfigFromSheet(ThisWorkbook).Item(Name))
End Function

' The extension answers this address, as it does for LibreOffice's own menu.
Private Sub BamLibreOffice(Command As String)
    Dim Address, Handler
    Set Address = CreateObject("com.sun.star.util.URL")
    Address.Protocol = "vn.phancong:"
    Address.Path = Command
    Address.Complete = "vn.phancong:" & Command
    Set Handler = ThisComponent.CurrentController.Frame.queryDispatch(Address, "_self", 0)
    If IsNull(Handler) Then
        Bao "LibreOffice chưa có phần mở rộng phancong. Hãy nhờ cán bộ công nghệ thông tin chạy: phancong libreoffice install"
    Else
        Handler.dispatch Address, Array()
    End If
End Sub

' VBA's MsgBox on Windows knows only the letters of the machine's old code page.
Private Sub Bao(Text As String)
    If IsEmpty(ThisComponent) And Not (Application.OperatingSystem Like "*Mac*") Then
        CreateObject("WScript.Shell").Popup Chu(Text), 0, "phancong", 48
    Else
        MsgBox Chu(Text)
    End If
End Sub

' The build writes every letter beyond ASCII as a backslash and four hexadecimal digits.
Public Function Chu(Text As String) As String
    Dim Place As Long
    Place = 1
    Do While Place <= Len(Text)
        If Mid(Text, Place, 1) = "\" Then
            Chu = Chu & ChrW(CLng("&H" & Mid(Text, Place + 1, 4)))
            Place = Place + 5
        Else
            Chu = Chu & Mid(Text, Place, 1)
            Place = Place + 1
        End If
    Loop
End Function
