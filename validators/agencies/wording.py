"""The words around names: what makes a group or a role, what a body does, and who leads."""

from __future__ import annotations

from validators.agencies.phrases import table

OPENERS = table("""
các | những | mọi | toàn thể | toàn thể các | tất cả các | tất cả | một số | từng | mỗi
hệ thống các
""")

# Nouns of which several make a group; the first kind may also be the head of one body.
BODY_NOUNS = table("""
sở | ban | bộ | phòng | hội | trường | viện | cục | vụ | chi cục | trung tâm | văn phòng | khoa
tổ | đội | trạm | bệnh viện | công ty | tập đoàn | tổng công ty | đoàn | ủy ban | ngành
chi nhánh | ngân hàng | hợp tác xã | thanh tra
""")
PLAIN_NOUNS = table("""
cơ quan | đơn vị | địa phương | tổ chức | đoàn thể | doanh nghiệp | cá nhân | hộ | hộ gia đình
hộ sản xuất | người dân | nhân dân | cộng đồng | cơ sở giáo dục | cơ sở y tế | cơ sở | thôn
bản | ấp | khu phố | tổ dân phố | khối phố | khu dân cư | trường học | nhà trường | ngành | cấp
cấp ủy | chính quyền | chính quyền địa phương | cơ quan báo chí | báo chí | hiệp hội
chủ đầu tư | nhà đầu tư | liên hiệp hội | hội , đoàn thể | phòng ban | ban ngành | bộ ngành
sở ban ngành | sở ban ngành đoàn thể | ban ngành đoàn thể | chủ thể | cơ sở đào tạo
cơ sở sản xuất | nhà mạng | hợp tác xã | các bên | phòng chuyên môn | ban đảng
ban xây dựng đảng | sở ngành | tổ chức chính trị - xã hội | lực lượng | bộ phận
tổ công nghệ số cộng đồng | đối tượng | nhà khoa học | chuyên gia
lực lượng vũ trang | tổ chức chính trị - xã hội - nghề nghiệp | tổ chức xã hội
tổ chức xã hội - nghề nghiệp | cơ quan tham mưu, giúp việc
""")
# Behind a noun of these, another of these in small letters goes on the list.
PARTY_NOUNS = table("""
tỉnh ủy | thành ủy | huyện ủy | quận ủy | đảng ủy | cấp ủy | đảng bộ | chi bộ | chi ủy
""")
# Small-letter nouns that go on a list behind "các" although each may also head a name.
LIST_NOUNS = table("""
trạm y tế | trung tâm y tế | bệnh viện | văn phòng | trung tâm | thư viện | bảo tàng
ban quản lý | câu lạc bộ
""")
IDIOMS = table("""
bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ | bộ, cơ quan ngang bộ
bộ, ngành, cơ quan thuộc Chính phủ
""")
# Nouns that follow "các" inside the name of one body ("Ban Quản lý … và các khu công nghiệp").
THINGS = table("""
khu | dự án | vấn đề | văn bản | dịch vụ | hoạt động | chính sách | chương trình | đề án
nội dung | vùng | công trình | nhiệm vụ | dự thảo | biện pháp | giải pháp | lĩnh vực | thủ tục
loại | điểm | tuyến | quy định | chi nhánh | khoản | điều kiện | hình thức | phương tiện
""")
QUALIFIERS = table("""
liên quan | có liên quan | trực thuộc | thuộc | trên địa bàn | khác | chuyên môn | nghiệp vụ
sự nghiệp | nêu trên | cấp tỉnh | cấp xã | cấp huyện | của | có | nơi | ngoài
""")
RELATED = table("liên quan | có liên quan | trên địa bàn | nêu trên | còn lại | khác")

# Persons by office. What follows belongs to the role.
ROLES = table("""
Lãnh đạo | Tập thể lãnh đạo | Thủ trưởng | Người đứng đầu | Cấp phó của người đứng đầu
Chủ tịch | Phó Chủ tịch | Phó Hiệu trưởng | Trưởng khoa | Phó Trưởng khoa | Tổ phó
Người có uy tín | Già làng | PCT | Giám đốc | Phó Giám đốc | Tổng Giám đốc | Chánh Văn phòng
Phó Chánh Văn phòng | Chánh Thanh tra | Chánh án | Bộ trưởng | Thứ trưởng | Thủ tướng
Phó Thủ tướng | Cục trưởng | Vụ trưởng | Chi cục trưởng | Viện trưởng | Trưởng phòng
Phó Trưởng phòng | Trưởng ban | Trưởng | Phó Trưởng | Tổ trưởng | Đội trưởng | Hiệu trưởng
Hiệu phó | Bí thư | Phó Bí thư | Tổng Bí thư | Chỉ huy trưởng | Chính ủy | Tư lệnh | Đại biểu
Ủy viên | Thành viên | Cán bộ | Công chức | Viên chức | Người lao động | Đảng viên | Đoàn viên
Hội viên | Báo cáo viên | Tuyên truyền viên | Hòa giải viên | Luật sư | Luật gia
Công chứng viên | Ông | Bà | Đồng chí | Đ/c | Trưởng thôn | Trưởng bản | Kế toán trưởng
Giáo viên | Học sinh | Sinh viên | Nhân viên | Chuyên viên | Trưởng Công an | Trưởng Ban
Cử tri | Kế toán viên
""")
PEOPLE = table("""
cán bộ | công chức | viên chức | người lao động | đảng viên | đoàn viên | hội viên | giáo viên
học sinh | sinh viên | nhân viên
""")
# Behind "cơ quan, đơn vị …" these tell a role in the task rather than a set of bodies.
ROLE_CLAUSES = table("""
chủ trì | được giao | được phân công | soạn thảo | trình | thẩm định | thẩm tra | thường trực
đầu mối | có thẩm quyền | tham mưu | phối hợp | thực hiện | chủ quản | lập đề nghị | đề xuất
tiếp nhận | theo dõi | được ủy quyền | ban hành | phụ trách | kiểm tra
""")

# The words behind a name that say what the body does; the first kind stands in no name.
SURE_DUTIES = table("""
thực hiện | triển khai | tham mưu | rà soát | chịu trách nhiệm | có trách nhiệm | chủ động
căn cứ | theo | tổ chức thực hiện | tổ chức triển khai | tổ chức rà soát | đôn đốc | tiếp tục
kịp thời | là | được giao | được phân công | trên cơ sở | trong việc | nhằm | khẩn trương
có nhiệm vụ | tùy theo | quán triệt | làm
""")
DUTIES = table("""
tổ chức | ban hành | báo cáo | tổng hợp | trình | soạn thảo | đề xuất | bố trí | cung cấp | để
hoàn thành | đăng ký | phụ trách | nghiên cứu | gửi | lập | tự | đẩy mạnh | tăng cường | hỗ trợ
giúp | lãnh đạo | chỉ đạo | trực tiếp | xây dựng | kiểm tra | hướng dẫn | theo dõi | thẩm định
thanh tra | tuyên truyền | phổ biến | quản lý | đánh giá | tiếp nhận | công bố | phê duyệt
vận hành | đào tạo | tập huấn | phân bổ | xử lý | giải quyết | cập nhật | tham gia | đề nghị
kiến nghị | cử | chuẩn bị | góp ý | đầu mối | làm đầu mối | duy trì | phân công | lồng ghép
đăng tải | niêm yết | thông báo | tiến hành
""")
# Verbs that are fields of a unit too: "Phòng Kinh tế tổng hợp".
FIELD_VERBS = table("""
tổng hợp | kiểm tra | thẩm định | thanh tra | quản lý | đào tạo | xây dựng | nghiên cứu | hỗ trợ
tuyên truyền | hướng dẫn | theo dõi | tiếp nhận
""")
LAST_DUTIES = table("""
thực hiện | triển khai thực hiện | tổ chức thực hiện | tổ chức triển khai thực hiện | triển khai
""")

# Who leads and who goes along: labels before ":", words behind a name, words between names.
LABELS = table("""
cơ quan chủ trì | đơn vị chủ trì | chủ trì | cơ quan thực hiện | đơn vị thực hiện
chủ trì thực hiện | cơ quan chủ trì thực hiện | đơn vị đầu mối | cơ quan đầu mối
cơ quan, đơn vị chủ trì | cơ quan, đơn vị thực hiện | cơ quan chủ trì tham mưu
đơn vị chủ trì thực hiện
""")
CO_LABELS = table("""
cơ quan phối hợp | đơn vị phối hợp | phối hợp | cơ quan, đơn vị phối hợp | phối hợp thực hiện
cơ quan phối hợp thực hiện | đơn vị phối hợp thực hiện
""")
LEADING = table("""
chủ trì | làm chủ trì | là cơ quan chủ trì | là đơn vị chủ trì | chủ trì thực hiện
""")
TOGETHER = table("""
phối hợp với | phối hợp cùng | phối hợp cùng với | phối hợp chặt chẽ với
phối hợp chặt chẽ cùng | chủ động phối hợp với | phối hợp thực hiện với | và phối hợp với
phối hợp
""")
JOINERS = table("cùng | cùng với | hoặc | hay | cũng như | kể cả | với")
ASKING = table("""
giao | đề nghị | yêu cầu | phân công | do | trong đó | bao gồm | gồm | gồm có | giao cho | như
""")
