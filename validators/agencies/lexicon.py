"""The words of the domain that tell where an agency, a group or a role begins and ends.

Collected from the structure of government after 1 July 2025 and before (Nghị định
150/2025/NĐ-CP for departments); names of single places are not among them.
"""

from __future__ import annotations

from validators.agencies.phrases import PhraseTable
from validators.agencies.words import keys_of


def _table(words: str) -> PhraseTable:
    return PhraseTable(word.strip() for word in words.replace("\n", "|").split("|"))


OPENERS = _table(
    "các | những | mọi | toàn thể | toàn thể các | tất cả các | tất cả | một số | từng | mỗi | hệ thống các"
)

# A head starts the name of one body. The second table is safe in small letters too.
HEADS = _table("""
Sở | Bộ | Cục | Tổng cục | Vụ | Chi cục | Phòng | Ban | Tổ | Đội | Trạm | Khoa | Hội | Đoàn
Trung tâm | Viện | Thuế | Hải quan | Trường | Báo | Đài | Quỹ | Khối | Cụm | Chi bộ | Chi nhánh
Thống kê | Quân sự | Biên phòng | Đại học | Học viện | Nhà máy | Xí nghiệp | Thư viện | Bảo tàng
Nhà hát | Nhà Văn hóa | Câu lạc bộ | Bộ phận | Đồn | Kiểm lâm | Cảng vụ | Cơ yếu | Nhà xuất bản
P . | TT | VP | BQL | TP | Nhà trường | Làng | Hạt Kiểm lâm | Ngành | Hiệp hội | Trường Đại học | Nhà mạng | Khu bảo tồn | Cơ sở | Cổng
""")
PLAIN_HEADS = _table("""
UBND | Ủy ban nhân dân | Ủy ban | HĐND | Hội đồng nhân dân | Hội đồng | Thường trực | Thường vụ
Ban Thường vụ | Ban Thường trực | Ban Chấp hành | Công an | Bộ Chỉ huy | Ban Chỉ huy | BCH | BCHQS
Bộ Tư lệnh | Bộ đội Biên phòng | Liên đoàn | Liên hiệp | Liên minh | Hiệp hội | Tòa án | Viện kiểm sát
Kho bạc | Bảo hiểm xã hội | Ngân hàng | Bệnh viện | Thanh tra | Tạp chí | Tỉnh đoàn | Thành đoàn
Huyện đoàn | Xã đoàn | Tỉnh ủy | Thành ủy | Đảng ủy | Huyện ủy | Quận ủy | Đảng bộ | Ban Chỉ đạo
Ban Quản lý | Ban Quản trị | Ban Tổ chức | Ban Giám hiệu | Ban Giám đốc | Ban Dân vận | Tổ công tác | Tổ đại biểu | Tổ đảng
Văn phòng | Công ty | Tổng công ty | Tập đoàn | Mặt trận | UBMTTQ | MTTQ | UB MTTQ | Thi hành án
Kiểm toán | Bưu điện | Bưu chính | Viễn thông | Điện lực | Quân khu | Đồn Biên phòng | Quốc hội
Chính phủ | Hợp tác xã | Cổng Thông tin điện tử | Vườn quốc gia | Công đoàn | Đoàn Thanh niên | Đoàn Luật sư
Đoàn ĐBQH | Đoàn đại biểu Quốc hội | Hội Luật gia | Hội Nông dân | Hội Cựu chiến binh
Hội Liên hiệp Phụ nữ | Hội Chữ thập đỏ | Trường học | Trung ương Đảng | Ban Bí thư | Bộ Chính trị
Tòa soạn | Trạm Y tế | Ban CHQS | Bộ CHQS | Thông tấn xã | Sàn giao dịch | Kho lưu trữ
""")
# Words that look like a head and are none.
NOT_HEADS = _table("""
tổ chức | tổ hợp | tổ trưởng | báo cáo | báo chí | bộ máy | bộ trưởng | ban hành | ban đầu | phòng chống
phòng , chống | phòng ngừa | phòng thủ | phòng bệnh | phòng cháy | phòng , tránh | đoàn thể | đoàn viên | đoàn kết
hội nghị | hội viên | hội thảo | hội nhập | hội họp | hội trường | vụ việc | vụ án | viện trưởng
viện phí | viện trợ | trường hợp | đội ngũ | đội viên | đội trưởng | khoa học | khối lượng | cơ sở dữ liệu
cơ sở hạ tầng | cơ sở vật chất | thuế suất | quỹ đất | cục bộ | công an viên | thống kê viên | tổ viên | báo cáo viên
thuế thu nhập | trường phái | cổng dịch vụ | làng nghề | công đoàn viên | đoàn công tác liên ngành của | hợp tác xã viên
""")
# A bare office joins these two bodies: "Văn phòng HĐND và UBND xã" is one office.
OFFICE_BODIES = _table(
    "HĐND | Hội đồng nhân dân | UBND | Ủy ban nhân dân | Đoàn ĐBQH | Đoàn đại biểu Quốc hội"
)
OFFICES = _table("Văn phòng | VP | Chánh Văn phòng | Phó Chánh Văn phòng | Lãnh đạo Văn phòng")
SHARED_BODIES = _table("""
UBND | Ủy ban nhân dân | HĐND | Hội đồng nhân dân | Thường trực HĐND | Thường trực Hội đồng nhân dân
TT HĐND | Đoàn ĐBQH | Đoàn đại biểu Quốc hội | Đảng ủy | Thường trực Đảng ủy | Ban Thường vụ Đảng ủy | UBMTTQ | MTTQ
Ủy ban Mặt trận Tổ quốc | Ủy ban MTTQ | UB MTTQ | UBMTTQ Việt Nam | Ủy ban MTTQ Việt Nam | UB MTTQ Việt Nam
Ủy ban Mặt trận Tổ quốc Việt Nam | Mặt trận Tổ quốc | MTTQ Việt Nam | Mặt trận Tổ quốc Việt Nam
Công an | Ban Chỉ huy quân sự | Ban CHQS | BCH quân sự | BCHQS | Văn phòng HĐND và UBND | Trạm Y tế
Trung tâm Phục vụ hành chính công | Phòng Kinh tế | Phòng Văn hóa - Xã hội | Phòng VH-XH
""")
# These take a purpose into their name: "Ban Chỉ đạo thực hiện Nghị quyết …".
PURPOSE_HEADS = _table("""
Ban Chỉ đạo | BCĐ | Tổ công tác | Tổ | Hội đồng | Đoàn | Đội | Ban soạn thảo | Ban Tổ chức | Ban | Tổ giúp việc
Quỹ | Cụm | Khối | Bộ phận | Tổ biên tập | Hiệp hội | Hội | Liên minh | Liên hiệp | Câu lạc bộ | Trung tâm | Phòng | Cục | Vụ | Viện | Chi cục
""")

FIELDS_OF_GOVERNMENT = """
Nội vụ | Tư pháp | Tài chính | Công Thương | Xây dựng | Y tế | Ngoại vụ | Du lịch | Công an | Quốc phòng
Ngoại giao | Nông nghiệp và Môi trường | Khoa học và Công nghệ | Văn hóa, Thể thao và Du lịch
Văn hóa và Thể thao | Giáo dục và Đào tạo | Dân tộc và Tôn giáo | Kế hoạch và Đầu tư
Tài nguyên và Môi trường | Nông nghiệp và Phát triển nông thôn | Giao thông vận tải | Giao thông
Thông tin và Truyền thông | Lao động, Thương binh và Xã hội | Quy hoạch và Kiến trúc
An toàn thực phẩm | Giao thông công chánh | Khoa học, Công nghệ và Môi trường | Nông nghiệp | Văn hóa, Thông tin
GD&ĐT | GDĐT | KH&CN | KHCN | KH&ĐT | KHĐT | TN&MT | TNMT | NN&MT | NNMT | NN&PTNT | NNPTNT
Nông nghiệp và PTNT | VH,TT&DL | VHTT&DL | VHTTDL | VH&TT | VHTT | VH-XH | LĐ-TB&XH | LĐTB&XH | LĐTBXH | TT&TT | TTTT
GTVT | DT&TG | DTTG | QH-KT | QHKT | LĐ,TB&XH
"""
FIELDS = _table(
    FIELDS_OF_GOVERNMENT
    + """
Kinh tế | Văn hóa - Xã hội | Kinh tế và Hạ tầng | Kinh tế, Hạ tầng và Đô thị | Tài chính - Kế hoạch
Văn hóa và Thông tin | Quản lý đô thị | Dân tộc | KT-HT-ĐT | KT&HT | Tổ chức - Hành chính
Nông dân | Cựu chiến binh | Liên hiệp Phụ nữ | Phụ nữ | LHPN | Chữ thập đỏ | Người cao tuổi | Khuyến học
Luật gia | Cựu giáo chức | Nhà báo | Thuế | Hải quan
Tuyên giáo | Tuyên giáo và Dân vận | Dân vận | Nội chính | Pháp chế | Kinh tế - Ngân sách | Đô thị
Hành chính - Tổng hợp | Hành chính - Tổ chức | Quản trị | Tổng hợp
"""
)
# Full department names: behind "Sở" or "Bộ" they end the name.
GOVERNMENT_FIELDS = _table(FIELDS_OF_GOVERNMENT)
COMPLETE_HEADS = keys_of("sở bộ")

# Acronyms that are a body by themselves: a word before the list does not govern them.
STANDALONE = _table("""
UBND | HĐND | MTTQ | UBMTTQ | BHXH | KBNN | NHNN | NHCSXH | NHCS | TAND | VKSND | THADS | LĐLĐ | HLHPN | HND
HCCB | CCB | CAT | CATP | CAX | CAP | BCHQS | BCH | BQL | VP | VPUB | TT | TTPVHCC | ĐTN | SNV | STP | STC | SCT | SNNMT | SXD
SKHCN | SVHTTDL | SVHTT | SDL | SGDĐT | SYT | SDTTG | SNgV | TTT | VTV | VOV | TTXVN | VNPT | UB | ĐU | ĐUBND | ĐĐBQH | ĐHQG | BCĐ | HTX | QLTT
""")

# Nouns of which several make a group; the first kind may also be the head of one body.
BODY_NOUNS = _table("""
sở | ban | bộ | phòng | hội | trường | viện | cục | vụ | chi cục | trung tâm | văn phòng | khoa | tổ | đội | trạm
bệnh viện | công ty | tập đoàn | tổng công ty | đoàn | ủy ban | ngành | chi nhánh | ngân hàng | hợp tác xã | thanh tra
""")
PLAIN_NOUNS = _table("""
cơ quan | đơn vị | địa phương | tổ chức | đoàn thể | doanh nghiệp | cá nhân | hộ | hộ gia đình | hộ sản xuất | người dân | nhân dân
cộng đồng | cơ sở giáo dục | cơ sở y tế | cơ sở | thôn | bản | ấp | khu phố | tổ dân phố | khối phố | khu dân cư
trường học | nhà trường | ngành | cấp | cấp ủy | chính quyền | chính quyền địa phương | cơ quan báo chí | báo chí | hiệp hội | chủ đầu tư
nhà đầu tư | liên hiệp hội | hội , đoàn thể | phòng ban | ban ngành | bộ ngành | sở ban ngành | sở ban ngành đoàn thể | ban ngành đoàn thể | chủ thể | cơ sở đào tạo | cơ sở sản xuất | nhà mạng | hợp tác xã
các bên | phòng chuyên môn | ban đảng | ban xây dựng đảng | sở ngành | tổ chức chính trị - xã hội | lực lượng | bộ phận
tổ công nghệ số cộng đồng | đối tượng | quỹ tín dụng | nhà khoa học | chuyên gia | viện nghiên cứu | trường đại học | lực lượng vũ trang
""")
ADMIN_NOUNS = _table(
    "xã | phường | thị trấn | đặc khu | huyện | quận | thị xã | thành phố | tỉnh | địa phương"
)
IDIOMS = _table("""
bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ | bộ, cơ quan ngang bộ | bộ, ngành, cơ quan thuộc Chính phủ
""")
# Nouns that follow "các" inside the name of one body ("Ban Quản lý … và các khu công nghiệp").
THINGS = _table("""
khu | dự án | vấn đề | văn bản | dịch vụ | hoạt động | chính sách | chương trình | đề án | nội dung
vùng | công trình | nhiệm vụ | dự thảo | biện pháp | giải pháp | lĩnh vực | thủ tục | loại | điểm | tuyến | quy định | hội văn học
chi nhánh | khoản | điều kiện | hình thức | phương tiện
""")

# Persons by office. What follows the opener belongs to the role.
ROLES = _table("""
Lãnh đạo | Tập thể lãnh đạo | Thủ trưởng | Người đứng đầu | Cấp phó của người đứng đầu | Chủ tịch | Phó Chủ tịch | PCT
Giám đốc | Phó Giám đốc | Tổng Giám đốc | Chánh Văn phòng | Phó Chánh Văn phòng | Chánh Thanh tra | Chánh án
Bộ trưởng | Thứ trưởng | Thủ tướng | Phó Thủ tướng | Cục trưởng | Vụ trưởng | Chi cục trưởng | Viện trưởng
Trưởng phòng | Phó Trưởng phòng | Trưởng ban | Trưởng | Phó Trưởng | Tổ trưởng | Đội trưởng | Hiệu trưởng | Hiệu phó
Bí thư | Phó Bí thư | Tổng Bí thư | Chỉ huy trưởng | Chính ủy | Tư lệnh | Đại biểu | Ủy viên | Thành viên
Cán bộ | Công chức | Viên chức | Người lao động | Đảng viên | Đoàn viên | Hội viên | Báo cáo viên | Tuyên truyền viên
Hòa giải viên | Luật sư | Luật gia | Công chứng viên | Ông | Bà | Đồng chí | Đ/c | Các ông | Trưởng thôn | Trưởng bản
Kế toán trưởng | Giáo viên | Học sinh | Sinh viên | Nhân viên | Chuyên viên | Thường trực Ban Chỉ đạo | Trưởng Công an
Trưởng Ban | Cử tri | Kế toán viên
""")
# Behind "cơ quan, đơn vị …" these tell a role in the task rather than a set of bodies.
ROLE_CLAUSES = _table("""
chủ trì | được giao | được phân công | soạn thảo | trình | thẩm định | thẩm tra | thường trực | đầu mối | có thẩm quyền
tham mưu | phối hợp | thực hiện | chủ quản | lập đề nghị | đề xuất | tiếp nhận | theo dõi | được ủy quyền | ban hành | phụ trách | kiểm tra
""")

# The words behind a name that say what the body does.
SURE_DUTIES = _table("""
thực hiện | triển khai | tham mưu | rà soát | chịu trách nhiệm | có trách nhiệm | chủ động | căn cứ | theo
tổ chức thực hiện | tổ chức triển khai | tổ chức rà soát | đôn đốc | tiếp tục | kịp thời | là | được giao
được phân công | trên cơ sở | trong việc | nhằm | khẩn trương | có nhiệm vụ | tùy theo | quán triệt | làm
""")
DUTIES = _table("""
tổ chức | ban hành | báo cáo | tổng hợp | trình | soạn thảo | đề xuất | bố trí | cung cấp | để | hoàn thành | đăng ký
phụ trách | nghiên cứu | gửi | lập | tự | đẩy mạnh | tăng cường | hỗ trợ | giúp | lãnh đạo | chỉ đạo | trực tiếp
xây dựng | kiểm tra | hướng dẫn | theo dõi | thẩm định | thanh tra | tuyên truyền | phổ biến | quản lý | đánh giá
tiếp nhận | công bố | phê duyệt | vận hành | đào tạo | tập huấn | phân bổ | xử lý | giải quyết | cập nhật | tham gia
đề nghị | kiến nghị | cử | chuẩn bị | góp ý | đầu mối | làm đầu mối | duy trì | phân công | lồng ghép | đăng tải | niêm yết | thông báo | tiến hành
""")
LAST_DUTIES = _table(
    "thực hiện | triển khai thực hiện | tổ chức thực hiện | tổ chức triển khai thực hiện | triển khai"
)
RELATED = _table("liên quan | có liên quan | trên địa bàn | nêu trên | còn lại | khác")
PLACES = _table(
    "tỉnh | thành phố | xã | phường | huyện | quận | thị xã | thị trấn | đặc khu | cấp tỉnh | cấp xã | cấp huyện | các cấp | TP | trung ương | TW"
)
QUALIFIERS = _table("""
liên quan | có liên quan | trực thuộc | thuộc | trên địa bàn | khác | chuyên môn | nghiệp vụ | sự nghiệp | nêu trên | cấp tỉnh | cấp xã | cấp huyện | của | có | nơi | ngoài
""")
MANY = _table(
    "cấp xã | cấp huyện | cấp tỉnh | các cấp | nơi | các xã | các phường | các huyện | các tỉnh | các thành phố | các thị xã | các đặc khu | các địa phương"
)
GOVERNORS = _table("""
sở | bộ | cục | vụ | phòng | ban | hội | chi cục | trung tâm | trường | viện | bệnh viện | đoàn | công ty | xã | phường | huyện | thị trấn | thị xã
thành phố | quận | đặc khu | tỉnh | tổng cục | thôn | khoa | đội | tổ | trạm | ngân hàng | liên đoàn | hiệp hội | công an | ủy ban
""")
# Small-letter nouns that go on a list behind "các" although each may also head a name.
LIST_NOUNS = _table(
    "trạm y tế | trung tâm y tế | bệnh viện | văn phòng | trung tâm | thư viện | bảo tàng | ban quản lý | câu lạc bộ"
)
SCHOOL_TYPES = _table(
    "THPT | THCS | TH | mầm non | tiểu học | mẫu giáo | đại học | cao đẳng | trung cấp | MN | PTDTNT | TH&THCS"
)

LABELS = _table("""
cơ quan chủ trì | đơn vị chủ trì | chủ trì | cơ quan thực hiện | đơn vị thực hiện | chủ trì thực hiện | cơ quan chủ trì thực hiện
đơn vị đầu mối | cơ quan đầu mối | cơ quan, đơn vị chủ trì | cơ quan, đơn vị thực hiện | cơ quan chủ trì tham mưu | đơn vị chủ trì thực hiện
""")
CO_LABELS = _table("""
cơ quan phối hợp | đơn vị phối hợp | phối hợp | cơ quan, đơn vị phối hợp | phối hợp thực hiện | cơ quan phối hợp thực hiện | đơn vị phối hợp thực hiện
""")
LEADING = _table(
    "chủ trì | làm chủ trì | là cơ quan chủ trì | là đơn vị chủ trì | chủ trì thực hiện"
)
TOGETHER = _table("""
phối hợp với | phối hợp cùng | phối hợp cùng với | phối hợp chặt chẽ với | phối hợp chặt chẽ cùng | chủ động phối hợp với | phối hợp thực hiện với
và phối hợp với | phối hợp
""")
ASKING = _table(
    "giao | đề nghị | yêu cầu | phân công | do | trong đó | bao gồm | gồm | gồm có | giao cho | như"
)
JOINERS = _table("cùng | cùng với | hoặc | hay | cũng như | kể cả | với")
PEOPLE = _table("""
cán bộ | công chức | viên chức | người lao động | đảng viên | đoàn viên | hội viên | giáo viên | học sinh | sinh viên | nhân viên
""")
POLITICAL = _table("""
UBND | Ủy ban nhân dân | HĐND | Hội đồng nhân dân | Thường trực HĐND | Thường trực Hội đồng nhân dân | UBMTTQ | MTTQ
Ủy ban MTTQ | TT HĐND | Đảng ủy | Thường trực Đảng ủy
UBMTTQ Việt Nam | Ủy ban MTTQ Việt Nam | UB MTTQ | UB MTTQ Việt Nam | Ủy ban Mặt trận Tổ quốc Việt Nam | Ủy ban Mặt trận Tổ quốc
""")
PARTY_BODIES = _table("Tỉnh ủy | Thành ủy | Đảng ủy | Huyện ủy | Quận ủy | Trung ương")
PLACE_NOUNS = _table("""
xã | phường | thị trấn | đặc khu | huyện | quận | thị xã | thành phố | tỉnh | địa phương
thôn | bản | ấp | khu phố | tổ dân phố | khối phố | buôn | làng | xóm | khu dân cư
""")
# Small letters that may follow a complete name and still belong to it.
NAME_TAILS = keys_of("""
tỉnh thành xã phường huyện quận cấp nơi có của thuộc liên qua cũ mới nước tại trên trung địa trực
khu và các được hoặc cùng hay với kể số nêu này đóng
""")
