"""Words of two syllables that plans and reports use all the time: our own list, kept here only.

A scan or a hurried hand loses marks; a pair of syllables that is one mark away from exactly
one of these is a proposal (`validators.slips`). Words that only differ by a mark from another
one of everyday use stand here with it (`chỉ tiêu` and `chi tiêu`), so that neither is taken
for the other. The tables are by folded key, and give the word as it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from validators.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

_PHRASES = """
an ninh; an sinh; an toàn; ảnh hưởng; áp dụng; ban đầu; bản ghi; ban hành; báo cáo; bảo đảm
bao gồm; bảo hiểm; bảo trì; bảo vệ; bất cập; bền vững; bì thư; bí thư; biên bản; biên chế
biến động; biện pháp; biên soạn; biểu dương; biểu mẫu; bình đẳng; bình xét; bộ máy; bổ nhiệm
bộ phận; bổ sung; bố trí; bồi dưỡng; bồi thường; bước đầu; cá nhân; cách thức; cải cách; cải thiện
cải tiến; cam kết; cán bộ; cảnh báo; căn cứ; căn cước; cắt giảm; cấp bách; cập nhật; cấp phép
cấu trúc; chấm điểm; chậm trễ; chấp hành; chấp thuận; chất lượng; chế độ; chi bộ; chi cục; chỉ đạo
chi phí; chỉ số; chỉ thị; chi tiết; chi tiêu; chỉ tiêu; chi trả; chia sẻ; chiến lược; chính phủ
chính quyền; chính sách; chỉnh sửa; chính trị; chính xác; chủ đề; chủ động; chủ nhật; chủ thể
chủ tịch; chủ trì; chú trọng; chủ trương; chủ yếu; chuẩn bị; chuẩn hóa; chung tay; chuyển biến
chuyên đề; chuyển đổi; chuyên gia; chuyển giao; chuyên môn; chuyên nghiệp; chuyên sâu
chuyên trách; chức danh; chức năng; chức trách; chứng nhận; chứng thực; chương trình; công an
công bằng; công bố; công chức; công cụ; công cuộc; công dân; cộng đồng; công khai; công lập
công nghệ; công nghiệp; công tác; cộng tác; công trình; công việc; công vụ; cơ bản; cơ cấu; cơ chế
cơ động; cơ hội; cơ quan; cơ sở; cụ thể; cung cấp; củng cố; cung ứng; cuộc họp; cuộc sống
cuối cùng; cử tri; danh mục; danh sách; dân chủ; dân cư; dân số; dân tộc; di sản; dịch bệnh
dịch vụ; diễn biến; diễn đàn; doanh nghiệp; duy trì; dự án; dự báo; dự kiến; dữ liệu; dư luận
dự phòng; dự thảo; dự toán; đa dạng; đại biểu; đại diện; đại hội; đảm bảo; đánh giá; đạo đức
đào tạo; đạt được; đặc biệt; đặc điểm; đặc thù; đất đai; đấu giá; đầu mối; đầu ra; đấu thầu
đấu tranh; đầu tư; đầy đủ; đẩy mạnh; đề án; đề cao; đề nghị; đề xuất; địa bàn; địa chính; địa điểm
địa phương; điểm cầu; điện tử; điều chỉnh; điều động; điều hành; điều kiện; điều khiển; điều tra
định hướng; định kỳ; định mức; đoàn kết; đoàn thể; đóng góp; đô thị; đối chiếu; đổi mới
đối ngoại; đội ngũ
đối thoại; đối tượng; đối với; đôn đốc; đồng bào; đồng bộ; đồng thời; đồng thuận; động viên
đột phá; đột xuất; đơn giản; đơn thư; đơn vị; đúng hạn; đường bộ; gia đình; gia hạn; giải đáp
giai đoạn; giải ngân; giải pháp; giải phóng; giải quyết; giải thích; giám định; giám đốc
giảm nghèo; giám sát; giao ban; giao dịch; giáo dục; giao thông; giáo viên; giấy phép; giấy tờ
giới thiệu; gương mẫu; hạ tầng; hạn chế; hàng hóa; hành chính; hành động; hành lang; hành vi
hằng năm; hằng quý; hằng tháng; hệ thống; hiện đại; hiện hành; hiện trạng; hiệp hội; hiểu biết
hiệu lực; hiệu quả; hình thành; hình thức; hòa giải; hoàn chỉnh; hoàn thành; hoàn thiện; hoạt động
học sinh; học tập; hồ sơ; hộ tịch; hỗ trợ; hội đồng; hội nghị; hội nhập; hội thảo; hội viên
hợp đồng; hợp lệ; hợp lý; hợp nhất; hợp pháp; hợp tác; hủy bỏ; huy động; hướng dẫn; hướng tới
hưởng ứng; hữu quan; ích lợi; in ấn; kế hoạch; kế thừa; kế toán; kết cấu; kết hợp; kết luận
kết nối; kết quả; kết thúc; khả năng; khả thi; khai báo; khai mạc; khái quát; khai thác; khám bệnh
khảo sát; khắc phục; khẩn cấp; khẩn trương; khen thưởng; khích lệ; khiếu nại; khó khăn; khoa học
khoáng sản; khối lượng; khu vực; khuyến khích; khuyến nghị; kiểm điểm; kiểm kê; kiểm soát
kiểm toán; kiểm tra; kiến nghị; kiến thức; kiện toàn; kinh doanh; kinh nghiệm; kinh phí; kinh tế
kịp thời; kỷ cương; kỳ họp; ký kết; kỷ luật; kỹ năng; kỷ niệm; kỹ thuật; lãng phí; lãnh đạo
lao động; lắp đặt; lâm nghiệp; lấy ý; liên doanh; liên hệ; liên kết; liên ngành; liên quan
liên thông; liên tục; linh hoạt; lĩnh vực; lộ trình; lồng ghép; lợi ích; lợi thế; luật sư
lực lượng; lưu trữ; lý lịch; lý luận; mạng lưới; mặt trận; minh bạch; minh chứng; mô hình
môi trường; mở rộng; mua sắm; mục đích; mục tiêu; mức độ; mức sống; năng lực; năng lượng
năng suất; nâng cao; nâng cấp; nền tảng; ngăn chặn; ngăn ngừa; ngân hàng; ngân sách; nghề nghiệp
nghị định; nghị quyết; nghĩa vụ; nghiệm thu; nghiêm trọng; nghiêm túc; nghiên cứu; nghiệp vụ
nguồn lực; nguồn vốn; nguy cơ; nguyên nhân; nguyên tắc; ngừng việc; người dân; nhà nước
nhà trường; nhanh chóng; nhân dân; nhận diện; nhân lực; nhân rộng; nhân sự; nhận thức; nhân viên
nhận xét; nhất là; nhất trí; nhiệm kỳ; nhiệm vụ; nhu cầu; nhũng nhiễu; nội bộ; nội dung; nội vụ
nông dân; nông nghiệp; nông sản; nông thôn; ô nhiễm; ổn định; phạm vi; phản ánh; phản biện
phản hồi; pháp chế; pháp luật; pháp lý; pháp quyền; phát động; phát hành; phát hiện; phát huy
phát sinh; phát triển; phẩm chất; phân bố; phân bổ; phân cấp; phân công; phấn đấu; phân loại
phần mềm; phân quyền; phân tích; phê duyệt; phòng cháy; phòng chống; phòng ngừa; phóng sự
phong trào; phổ biến; phối hợp; phù hợp; phụ lục; phụ nữ; phụ trách; phục hồi; phúc lợi; phục vụ
phức tạp; phương án; phương châm; phương hướng; phương pháp; phương thức; phương tiện; quá hạn
quá trình; quan điểm; quan hệ; quản lý; quan tâm; quản trị; quán triệt; quan trọng; quảng bá
quốc gia; quốc phòng; quốc tế; quy chế; quy chuẩn; quy định; quy hoạch; quy mô; quy phạm; quy tắc
quy trình; quyền hạn; quyền lợi; quyết định; quyết liệt; quyết tâm; quyết toán; rà soát; ranh giới
rõ ràng; rủi ro; rút kinh; sai phạm; sai sót; sản lượng; sản phẩm; sản xuất; sáng kiến; sáng tạo
sáp nhập; sẵn sàng; sắp xếp; sâu rộng; sinh hoạt; soạn thảo; số hóa; số liệu; số lượng; sơ bộ
sở hữu; sơ kết; suy thoái; sự cố; sử dụng; sự nghiệp; sửa chữa; sửa đổi; sức khỏe; tác động
tác hại; tài chính; tại chỗ; tái cơ; tài khoản; tài liệu; tài nguyên; tài sản; tạm thời
tăng cường; tăng trưởng; tập huấn; tập thể; tập trung; thách thức; tham dự; tham gia; tham khảo
tham mưu; tham nhũng; thành công; thành lập; thanh niên; thành phần; thành phố; thành tích
thanh toán; thanh tra; thành tựu; thành viên; thảo luận; thay đổi; thay thế; thẩm định; thẩm quyền
thẩm tra; thân thiện; thi công; thí điểm; thi đua; thi hành; thị trường; thi tuyển; thích ứng
thiên tai; thiết bị; thiệt hại; thiết kế; thiết lập; thiết thực; thiết yếu; thiếu sót; thông báo
thống kê; thông minh; thống nhất; thông qua; thông suốt; thông tin; thông tư; thời điểm; thời gian
thời hạn; thời kỳ; thu hồi; thu hút; thu nhập; thu thập; thủ trưởng; thủ tục; thuận lợi; thúc đẩy
thuộc tính; thủy lợi; thủy sản; thuyết minh; thuyết trình; thừa hành; thực chất; thực hành
thực hiện; thực tế; thực thi; thực tiễn; thực trạng; thương binh; thương mại; thường niên
thưởng phạt; thường trực; thường xuyên; tích cực; tích hợp; tiềm năng; tiến độ; tiến hành
tiên tiến; tiến trình; tiếp cận; tiếp công; tiếp nhận; tiếp thu; tiếp tục; tiết kiệm; tiêu biểu
tiêu chí; tiêu chuẩn; tiêu cực; tiêu dùng; tìm hiểu; tin cậy; tính chất; tinh giản; tinh gọn
tình hình; tinh thần; tình trạng; toàn bộ; toàn dân; toàn diện; toàn quốc; tố cáo; tổ chức; tổ dân
tối đa; tội phạm; tối thiểu; tồn đọng; tôn giáo; tồn tại; tôn vinh; tổng hợp; tổng kết; tổng số
tổng thể; trách nhiệm; trạm y; trang bị; trạng thái; trang thiết; tranh chấp; tranh thủ; tráo đổi
trao đổi; trật tự; trẻ em; triển khai; triển lãm; triệt để; trình bày; trình độ; trình tự
trọng điểm; trong đó; trong sạch; trọng tâm; trung hạn; trung học; trung tâm; trung ương
truyền hình; truyền thông; truyền thống; trực quan; trực thuộc; trực tiếp; trực tuyến; trường học
trường hợp; trưởng thôn; tuân thủ; tuyển dụng; tuyên dương; tuyển sinh; tuyên truyền; tự kiểm
tự nguyện; tư pháp; tư tưởng; tư vấn; tương đương; tương ứng; tỷ lệ; ủy ban; ủy quyền; uy tín
ủy viên; ứng dụng; ứng phó; ưu đãi; ưu điểm; ưu tiên; văn bản; văn hóa; văn minh; văn phòng
văn thư; vận động; vận hành; vận tải; vật chất; vật tư; vệ sinh; vi phạm; vì thế; vị thế; vị trí
việc làm; viên chức; viễn thông; vốn vay; vụ việc; vững chắc; vướng mắc; xã hội; xác định; xác minh
xác nhận; xăng dầu; xây dựng; xây lắp; xem xét; xét duyệt; xét xử; xu hướng; xuất bản; xuất hiện
xuất khẩu; xuất sắc; xúc tiến; xử lý; xử phạt; ý kiến; ý nghĩa; y tế; ý thức; yêu cầu; yếu kém
yếu tố
"""
# Syllables that are words by themselves: two of them side by side may make good sense.
_WORDS = """
à ai anh ao áo ăn âm ba bà bác bài bàn bán bản bạn bao bảo bay bảy bắc bằng bắt bận bé bể bên bị
bìa biến biển biết bò bó bỏ bố bổ bộ bơi bởi bớt buộc bữa bức bước cà cá cả các cách cái cải cam
cán cạn càng cảng canh cánh cảnh cạnh cao cát cắt cầm cấm cân cần cấp câu cầu cây chạy chặt chấm
chậm chân chất chè chế chi chỉ chị chia chìa chín chính chỉnh cho chó chỗ chờ chở chợ chơi chú chủ
chung chúng chuyên chuyển chữ chưa chứa có cỏ cọc con còn cô cố cổ công cổng cộng cột cơ cờ
cớ cỡ cơm cũ củ của cung cùng cũng cuộc cuối cứ cử cửa cứu da dài dám dạy dân dần dẫn dầu dấu dây
dễ di dù dùng dự dưới dương đa đá đã đài đại đàn đang đảng đánh đào đảo đạt đắp đắt đặt đập đất
đầu đấu đậu đây đầy đê đề đế để đêm đền đến đều đi địa điểm điện điều đình định đó đỏ đọc đòi đón
đóng đô đồ đỗ đổ độ đôi đối đổi đội đông đồng đống động đời đợi đơn đợt đủ đúng đưa đứa đứng được
đường em ép gà gạo gần gấp gây ghế ghi gì gia già giá giả giai giải giảm giao giáo giặc giấu giấy
giêng giết giỏi giống giờ giới giúp giữ giữa góc gọi góp gỗ gốc gồm gửi hà hạ hai hải hại hán hạn
hàng hãng hành hát hạt hay hãy hầm hậu hè hẹn hệ hết hiếm hiện hiểu hình hò họ hoa hoặc học hỏi
hỏng họp hồ hỗ hổ hộ hội hôm hồng hơn hợp huyện hương hướng hưu ích in ít kè kẻ kèm kém kéo kê kế
kể kênh kết khá khác khách khai khám kháng khắp khâu khi khí khỉ kho khó khoa khóa khoản khoảng
khỏe khô khối không khu khung kia kiểm kiến kiện kiểu kín kinh kính kỳ ký kỹ kỷ la là lá lạ lãi
lại làm lắm lâm lần lẫn lập lâu lầu lấy lễ lệ lệch lên lịch liên liền lo loại loạt lòng lô lỗ lộ
lời lợi lớn lớp lũ lúa luật lúc lùi luôn lửa lực lưng lược lười lưới lương lượng lưu lý ma mà má
mã mạ mái mãi mang mạng mát màu máu may máy mắt mặt mất mẫu mẹ mỏ mọi món mong mô mồ mộ môi mồi
mối mỗi một mớ mỡ mở mời mới mua mùa mục muốn muộn mưa mức mừng mười nam nạn nào nay này năm nắm
năng nắng nặng nấm nâng nét nên nền nếp nếu nga ngã ngại ngang ngành ngay ngày ngắn ngân nghe nghề
nghĩ nghỉ nghị nghĩa ngoài ngọn ngôi ngồi nguồn ngừng người nhà nhạc nhanh nhân nhận nhé nhẹ nhì
nhiều nho nhỏ nhóm nhờ nhớ như nhựa nhưng những ni no nó nọ nòi nói nối nổi nội nở nợ nơi núi nuôi
nuốt nữ nữa nửa nước ô ốm ông ở ơn pha phá phái phải pháp phát phạt phẩm phân phần phép phê phí
phía phích phim phó phong phòng phóng phố phổ phủ phụ phút phương phường qua quà quá quả quan quán
quản quanh quay quân quần quen quét quê quốc quy quý quỹ quyền quyển quyết ra rác ràng rào rau rất
râu rẻ riêng rõ rồi rộng rơi rời ruộng rừng rượu sa sách sạch sai sản sang sáng sao sát sau sáu
sẵn sắp sắt sân sâu se sẽ sĩ sỉ sinh sóc soi song sóng số sỗ sổ sông sống sơ sở sợ sớm sơn su suối
sụt sư sử sự sữa sửa sức tá tạ tác tai tài tải tại tám tạm tan tán táo tạo tàu tay tăng tặng tâm
tầm tấm tấn tầng tập tất tệ tên tết tha thả thác thái thải tham thám thảm than thang tháng thanh
thành tháo thảo thạo thay thăm thắng thẳng thân thần thấp thất thật thầu thầy thấy thẻ theo thề
thế thể thêm thi thì thí thị thiếu thịt thoát thoi thói thôi thôn thông thơ thờ thở thợ thời thu
thú thủ thúc thuê thuế thuốc thuộc thuyền thư thứ thử thưa thừa thức thực thước thương thường
thưởng tí tỉ tia tích tiếc tiệc tiên tiền tiến tiếng tiếp tiết tiêu tim tìm tin tình tính tỉnh tít
to toa tòa tỏa tọa toàn toán tô tồ tố tổ tốc tôi tối tội tổng tốt tờ tới tra trà trả trái trại
trạm tràn trang tranh tránh trao trăm trắng tre trẻ trên tri trì trí trị trích triệu trình trò trọ
tròn trong trọng trông trồng trống trở trợ trời trú trụ trung trúng trũng trừ trưa trực trước
trường trưởng trượt tu tù tú tủ tuần túi tuổi tuy tuyên tuyến tư từ tứ tự tươi tưới tường tượng tỷ
u ủ úng ưa ứng ước va và vá vạch vai vải vãn vàng vào vay văn vắng vân vấn vẫn vận vật vây vậy vé
vẽ vẻ về vệ vết vì ví vị việc viên viện viết vịt võ vỏ vô vỗ vốn vỡ vở vợ với vũ vụ vùng vừa
vững vườn xa xã xả xạ xác xấu xây xe xem xét xếp xin xinh xóa xóm xong xô xốp xuân xuất xuống xứ
xử xưa xương xưởng y ý yên yêu yếu
"""
# Words that stand beside any other: a pair with one of them is never a slip.
_JOINING = """
bằng bị các cần chỉ cho chưa có còn của cũng do dưới đã đang để đến đều được hai hay hoặc khi
không là mà mọi mỗi một mới nào này năm nếu ngày như những phải quá quý rất sau sẽ tại tháng theo
thì trên trong trước từ và vì với
"""


def _by_key(text: str, between: str = " ") -> Mapping[str, str]:
    """Words by their key; the text is folded in one go, which is much faster than word by word."""
    words = " ".join(text.split())
    return dict(zip(fold(words).split(between), words.split(between), strict=True))


PHRASES = _by_key(_PHRASES.replace("\n", "; ").strip("; "), "; ")
JOINING = _by_key(_JOINING)
WORDS = _by_key(_WORDS)
