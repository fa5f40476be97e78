Attribute VB_Name = "PhanCongRibbon"
' What the buttons of the ribbon call; each passes on to the procedure of the same name.

Public Sub RbKiemTra(Control As IRibbonControl)
    KiemTra
End Sub

Public Sub RbXoaDanhDau(Control As IRibbonControl)
    XoaDanhDau
End Sub

Public Sub RbSuaTuDong(Control As IRibbonControl)
    SuaTuDong
End Sub

Public Sub RbDanhMucDonVi(Control As IRibbonControl)
    DanhMucDonVi
End Sub

Public Sub RbCapNhatTienDo(Control As IRibbonControl)
    CapNhatTienDo
End Sub

Public Sub RbTroGiup(Control As IRibbonControl)
    TroGiup
End Sub
