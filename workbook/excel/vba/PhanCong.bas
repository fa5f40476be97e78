Attribute VB_Name = "PhanCong"
' The buttons. No Option Explicit, on purpose: ThisComponent is LibreOffice's own object, and in
' Excel a variable that nobody has filled. Only ASCII: VBA keeps texts in the machine's code page.

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
        MsgBox "WPS Office khong chay duoc cac nut nay. Hay mo tep bang Microsoft Excel hoac LibreOffice."
    ElseIf Application.OperatingSystem Like "*Mac*" Then
        Dim Here As String
        Here = "false;" & ThisWorkbook.FullName & ";" & ThisWorkbook.FullName & ";;;"
        ExecuteMac "from workbook.excel.click import click; click('" & Command & "', '" & Setting("PHANCONG_VERSION") & "')", Setting("INTERPRETER_MAC"), Here
    Else
        RunFrozenPython Setting("PHANCONG_CLICK"), Command & " " & Setting("PHANCONG_VERSION")
    End If
End Sub

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
        MsgBox "Chua cai phan mo rong phancong cho LibreOffice: phancong libreoffice install"
    Else
        Handler.dispatch Address, Array()
    End If
End Sub
