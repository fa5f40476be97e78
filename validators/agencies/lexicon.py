"""The words by which the names of bodies are known: heads, fields of government, places.

Collected from the structure of government after 1 July 2025 and before (Nghị định
150/2025/NĐ-CP for departments); names of single places are not among them.
"""

from __future__ import annotations

from validators.agencies.phrases import table
from validators.agencies.words import keys_of

# A head starts the name of one body. The second table is safe in small letters too.
HEADS = table("""
Sở | Bộ | Cục | Tổng cục | Vụ | Chi cục | Phòng | Ban | Tổ | Đội | Trạm | Khoa | Hội | Đoàn
Trung tâm | Viện | Thuế | Hải quan | Trường | Báo | Đài | Quỹ | Khối | Cụm | Chi bộ | Chi nhánh
Thống kê | Quân sự | Biên phòng | Đại học | Học viện | Nhà máy | Xí nghiệp | Thư viện | Bảo tàng
Nhà hát | Nhà Văn hóa | Câu lạc bộ | Bộ phận | Đồn | Kiểm lâm | Cảng vụ | Cơ yếu | Nhà xuất bản
P . | TT | VP | BQL | TP | Nhà trường | Làng | Hạt Kiểm lâm | Ngành | Hiệp hội | Trường Đại học
Nhà mạng | Khu bảo tồn | Cơ sở | Cổng | Cơ quan
""")
# Heads that are fields as well: "Công nghiệp - Viễn thông", "doanh nghiệp bưu chính, viễn thông".
WEAK_HEADS = table("""
Thuế | Hải quan | Thống kê | Quân sự | Biên phòng | Kiểm lâm | Cơ yếu | Viễn thông | Bưu chính
Điện lực | Kho bạc
""")
PLAIN_HEADS = table("""
UBND | Ủy ban nhân dân | Ủy ban | HĐND | Hội đồng nhân dân | Hội đồng | Thường trực | Thường vụ
Ban Thường vụ | Ban Thường trực | Ban Chấp hành | Công an | Bộ Chỉ huy | Ban Chỉ huy | BCH
BCHQS | Bộ Tư lệnh | Bộ đội Biên phòng | Liên đoàn | Liên hiệp | Liên minh | Hiệp hội | Tòa án
Viện kiểm sát | Kho bạc | Bảo hiểm xã hội | Ngân hàng | Bệnh viện | Thanh tra | Tạp chí
Tỉnh đoàn | Thành đoàn | Huyện đoàn | Xã đoàn | Tỉnh ủy | Thành ủy | Đảng ủy | Huyện ủy
Chi ủy | Ban Cán sự đảng | Quận ủy | Quân ủy | Đảng bộ
Ban Chỉ đạo | Ban Quản lý | Ban Quản trị | Ban Tổ chức | Ban Giám hiệu
Ban Giám đốc | Ban Dân vận | Tổ công tác | Tổ đại biểu | Tổ đảng | Văn phòng | Công ty
Tổng công ty | Tập đoàn | Mặt trận | UBMTTQ | MTTQ | UB MTTQ | Thi hành án | Kiểm toán
Bưu điện | Bưu chính | Viễn thông | Điện lực | Quân khu | Đồn Biên phòng | Quốc hội | Chính phủ
Hợp tác xã | Cổng Thông tin điện tử | Vườn quốc gia | Công đoàn | Đoàn Thanh niên | Đoàn Luật sư
Đoàn ĐBQH | Đoàn đại biểu Quốc hội | Hội Luật gia | Hội Nông dân | Hội Cựu chiến binh
Hội Liên hiệp Phụ nữ | Hội Chữ thập đỏ | Trường học | Trung ương Đảng | Ban Bí thư
Bộ Chính trị | Tòa soạn | Trạm Y tế | Ban CHQS | Bộ CHQS | Thông tấn xã | Sàn giao dịch
Kho lưu trữ
""")
# Words that look like a head and are none.
NOT_HEADS = table("""
tổ chức | tổ hợp | tổ trưởng | báo cáo | báo chí | bộ máy | bộ trưởng | ban hành | ban đầu
phòng chống | phòng , chống | phòng ngừa | phòng thủ | phòng bệnh | phòng cháy | phòng , tránh
đoàn thể | đoàn viên | đoàn kết | hội nghị | hội viên | hội thảo | hội nhập | hội họp
hội trường | vụ việc | vụ án | viện trưởng | viện phí | viện trợ | trường hợp | đội ngũ
đội viên | đội trưởng | khoa học | khối lượng | cơ sở dữ liệu | cơ sở hạ tầng | cơ sở vật chất
thuế suất | quỹ đất | cục bộ | công an viên | thống kê viên | tổ viên | báo cáo viên
thuế thu nhập | trường phái | cổng dịch vụ | làng nghề | công đoàn viên | hợp tác xã viên
""")
# These take a purpose into their name: "Ban Chỉ đạo thực hiện Nghị quyết …".
PURPOSE_HEADS = table("""
Ban Chỉ đạo | BCĐ | Tổ công tác | Tổ | Hội đồng | Đoàn | Đội | Ban soạn thảo | Ban Tổ chức | Ban
Tổ giúp việc | Quỹ | Cụm | Khối | Bộ phận | Tổ biên tập | Hiệp hội | Hội | Liên minh | Liên hiệp
Câu lạc bộ | Trung tâm | Phòng | Cục | Vụ | Viện | Chi cục
""")
# Behind these a known field ends the name; behind other heads it may go on.
COMPLETE_HEADS = keys_of("sở bộ")

FIELDS_OF_GOVERNMENT = """
Nội vụ | Tư pháp | Tài chính | Công Thương | Xây dựng | Y tế | Ngoại vụ | Du lịch | Công an
Quốc phòng | Ngoại giao | Nông nghiệp và Môi trường | Khoa học và Công nghệ
Văn hóa, Thể thao và Du lịch | Văn hóa và Thể thao | Giáo dục và Đào tạo | Dân tộc và Tôn giáo
Kế hoạch và Đầu tư | Tài nguyên và Môi trường | Nông nghiệp và Phát triển nông thôn
Giao thông vận tải | Giao thông | Thông tin và Truyền thông | Lao động, Thương binh và Xã hội
Quy hoạch và Kiến trúc | An toàn thực phẩm | Giao thông công chánh
Khoa học, Công nghệ và Môi trường | Nông nghiệp | Văn hóa, Thông tin | GD&ĐT | GDĐT | KH&CN
KHCN | KH&ĐT | KHĐT | TN&MT | TNMT | NN&MT | NNMT | NN&PTNT | NNPTNT | Nông nghiệp và PTNT
VH,TT&DL | VHTT&DL | VHTTDL | VH&TT | VHTT | VH-XH | LĐ-TB&XH | LĐTB&XH | LĐTBXH | TT&TT | TTTT
GTVT | DT&TG | DTTG | QH-KT | QHKT | LĐ,TB&XH
"""
GOVERNMENT_FIELDS = table(FIELDS_OF_GOVERNMENT)
FIELDS = table(f"""
{FIELDS_OF_GOVERNMENT}
Kinh tế | Văn hóa - Xã hội | Kinh tế và Hạ tầng | Kinh tế, Hạ tầng và Đô thị
Tài chính - Kế hoạch | Văn hóa và Thông tin | Quản lý đô thị | Dân tộc | KT-HT-ĐT | KT&HT
Tổ chức - Hành chính | Nông dân | Cựu chiến binh | Liên hiệp Phụ nữ | Phụ nữ | LHPN
Chữ thập đỏ | Người cao tuổi | Khuyến học | Luật gia | Cựu giáo chức | Nhà báo | Thuế | Hải quan
Tuyên giáo | Tuyên giáo và Dân vận | Dân vận | Nội chính | Pháp chế | Kinh tế - Ngân sách
Đô thị | Hành chính - Tổng hợp | Hành chính - Tổ chức | Quản trị | Tổng hợp
""")

# Fields only with a capital: "Vụ Tổ chức cán bộ", but "Sở Nội vụ, tổ chức thực hiện".
UNIT_FIELDS = table("""
Tổ chức | Tổ chức cán bộ | Tổ chức - Cán bộ | Kế hoạch - Tài chính | Kế hoạch tổng hợp
Tài chính - Kế toán | Hành chính - Quản trị | Thi đua - Khen thưởng | Hợp tác quốc tế
Công nghệ thông tin | Đào tạo
""")
# Acronyms of things, which name no body: "Khoa Kiểm soát bệnh tật và HIV/AIDS".
THINGS = table("""
HIV | AIDS | HIV/AIDS | CCHC | PCCC | CNCH | TTHC | QPPL | VBQPPL | PBGDPL | ATGT | ATTP | TNXH
ANTT | ANQP | QPAN | BVMT | PCTT | TKCN | PCTN | XDNTM | KTXH | DS | KHHGĐ
""")

# Acronyms that are a body by themselves: a word before the list does not govern them.
STANDALONE = table("""
UBND | HĐND | MTTQ | UBMTTQ | BHXH | KBNN | NHNN | NHCSXH | NHCS | TAND | VKSND | THADS | LĐLĐ
HLHPN | HND | HCCB | CCB | CAT | CATP | CAX | CAP | BCHQS | BCH | BQL | VP | VPUB | TT | TTPVHCC
ĐTN | SNV | STP | STC | SCT | SNNMT | SXD | SKHCN | SVHTTDL | SVHTT | SDL | SGDĐT | SYT | SDTTG
SNgV | TTT | VTV | VOV | TTXVN | VNPT | UB | ĐU | ĐUBND | ĐĐBQH | ĐHQG | BCĐ | HTX | QLTT
""")
SCHOOL_TYPES = table("""
THPT | THCS | TH | mầm non | tiểu học | mẫu giáo | đại học | cao đẳng | trung cấp | MN | PTDTNT
TH&THCS
""")
# A word that repeats itself before each item of its list: "Các Sở: A, B".
GOVERNORS = table("""
sở | bộ | cục | vụ | phòng | ban | hội | chi cục | trung tâm | trường | viện | bệnh viện | đoàn
công ty | xã | phường | huyện | thị trấn | thị xã | thành phố | quận | đặc khu | tỉnh | tổng cục
thôn | khoa | đội | tổ | trạm | ngân hàng | liên đoàn | hiệp hội | công an | ủy ban
""")

# One office of two of these bodies: "Văn phòng HĐND và UBND xã".
OFFICES = table("Văn phòng | VP | Chánh Văn phòng | Phó Chánh Văn phòng | Lãnh đạo Văn phòng")
OFFICE_BODIES = table("""
HĐND | Hội đồng nhân dân | UBND | Ủy ban nhân dân | Đoàn ĐBQH | Đoàn đại biểu Quốc hội
""")
# Bodies that share the tail "các xã, phường" of the next; of the second table also "tỉnh", "xã".
SHARED_BODIES = table("""
UBND | Ủy ban nhân dân | HĐND | Hội đồng nhân dân | Thường trực HĐND
Thường trực Hội đồng nhân dân | TT HĐND | Đoàn ĐBQH | Đoàn đại biểu Quốc hội | Đảng ủy
Thường trực Đảng ủy | Ban Thường vụ Đảng ủy | UBMTTQ | MTTQ | Ủy ban Mặt trận Tổ quốc
Ủy ban MTTQ | UB MTTQ | UBMTTQ Việt Nam | Ủy ban MTTQ Việt Nam | UB MTTQ Việt Nam
Ủy ban Mặt trận Tổ quốc Việt Nam | Mặt trận Tổ quốc | MTTQ Việt Nam | Mặt trận Tổ quốc Việt Nam
Công an | Ban Chỉ huy quân sự | Ban CHQS | BCH quân sự | BCHQS | Văn phòng HĐND và UBND
Trạm Y tế | Trung tâm Phục vụ hành chính công | Phòng Kinh tế | Phòng Văn hóa - Xã hội
Phòng VH-XH
""")
POLITICAL = table("""
UBND | Ủy ban nhân dân | HĐND | Hội đồng nhân dân | Thường trực HĐND
Thường trực Hội đồng nhân dân | UBMTTQ | MTTQ | Ủy ban MTTQ | TT HĐND | Đảng ủy
Thường trực Đảng ủy | UBMTTQ Việt Nam | Ủy ban MTTQ Việt Nam | UB MTTQ | UB MTTQ Việt Nam
Ủy ban Mặt trận Tổ quốc Việt Nam | Ủy ban Mặt trận Tổ quốc
""")
PARTY_BODIES = table("Tỉnh ủy | Thành ủy | Đảng ủy | Huyện ủy | Quận ủy | Trung ương")

# Words that begin as a place does.
NO_PLACES = table("""
xã hội | xã viên | xã hội hóa | làng nghề | bản quyền | bản đồ | bản tin | tỉnh ủy | thành ủy
huyện ủy | quận ủy | thị ủy | tỉnh đoàn | thành đoàn | huyện đoàn | quận đoàn | thị đoàn | xã đoàn
""")

PLACES = table(
    """
tỉnh | thành phố | xã | phường | huyện | quận | thị xã | thị trấn | đặc khu | cấp tỉnh | cấp xã
cấp huyện | các cấp | TP | trung ương | TW
""",
    NO_PLACES,
)
ADMIN_NOUNS = table(
    """
xã | phường | thị trấn | đặc khu | huyện | quận | thị xã | thành phố | tỉnh | địa phương
""",
    NO_PLACES,
)
PLACE_NOUNS = table(
    """
xã | phường | thị trấn | đặc khu | huyện | quận | thị xã | thành phố | tỉnh | địa phương | thôn
bản | ấp | khu phố | tổ dân phố | khối phố | buôn | làng | xóm | khu dân cư
""",
    NO_PLACES,
)
# One name for many bodies: "UBND cấp xã".
MANY = table("""
cấp xã | cấp huyện | cấp tỉnh | các cấp | nơi | các xã | các phường | các huyện | các tỉnh
các thành phố | các thị xã | các đặc khu | các địa phương
""")
# How high a place stands; of `xã A, huyện B` the second says where the first lies.
RANKS = {
    key: rank
    for rank, keys in enumerate(("xã phường đặc", "huyện quận thị thành", "tỉnh"), start=1)
    for key in keys_of(keys)
}
# Small letters that may follow a complete name and still belong to it.
NAME_TAILS = keys_of("""
tỉnh thành xã phường huyện quận cấp nơi có của thuộc liên qua cũ mới nước tại trên trung địa
trực khu và các được hoặc cùng hay với kể số nêu này đóng cơ khóa
""")
