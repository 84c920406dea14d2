"""What the initiatives of the demonstration say; all of it invented."""

CRITERIA: tuple[tuple[str, int, int | None, bool], ...] = (
    ("Tính mới trong phạm vi cơ sở", 30, 15, True),
    ("Hiệu quả kinh tế, xã hội đã kiểm chứng", 40, 20, True),
    ("Khả năng áp dụng ở đơn vị khác", 20, 8, False),
    ("Hồ sơ, số liệu minh chứng", 10, None, False),
)
"""An example of a sheet of 100 points, as offices have them; each office sets its own."""

NOVEL = (
    (
        "Bản đồ số cụm công nghiệp phục vụ thu hút đầu tư",
        (
            "Hồ sơ đất đai, hạ tầng và nhà đầu tư của 23 cụm công nghiệp được gắn lên "
            "một bản đồ mở. Cán bộ cập nhật ngay sau mỗi lần làm việc với nhà đầu tư; "
            "lô đất còn trống hiện màu xanh. Nhà đầu tư tự tìm theo diện tích, điện, "
            "nước, khoảng cách tới cảng."
        ),
    ),
    (
        "Quy trình kiểm tra liên thông kho hàng thương mại điện tử",
        (
            "Ba lực lượng kiểm tra dùng chung một lịch, một danh mục rủi ro và một biên "
            "bản điện tử. Kho đã kiểm tra trong quý không bị kiểm tra lại nếu không có "
            "tin báo mới; tin báo được chấm mức ưu tiên theo loại hàng và lịch sử vi "
            "phạm."
        ),
    ),
    (
        "Chấm điểm an toàn hồ chứa thủy điện nhỏ trước mùa mưa",
        (
            "Chủ đập tự chấm 40 câu hỏi về cửa xả, nguồn điện dự phòng, thông tin hạ "
            "du. Hồ dưới ngưỡng được cán bộ kiểm tra tại chỗ trong mười ngày; hồ đạt "
            "ngưỡng kiểm tra xác suất. Kết quả gửi cho Ban Chỉ huy phòng thủ dân sự các "
            "xã ven sông."
        ),
    ),
    (
        "Phiếu hẹn trả kết quả có mã tra cứu cho thủ tục ngành Công Thương",
        (
            "Phiếu hẹn in kèm mã vuông; người nộp quét mã để xem hồ sơ đang ở bước nào "
            "và còn mấy ngày. Hồ sơ còn hai ngày làm việc thì cán bộ thụ lý và trưởng "
            "phòng cùng nhận lời nhắc; hồ sơ trễ phải ghi lý do và ngày hẹn lại trước "
            "khi đóng máy."
        ),
    ),
    (
        "Kho dữ liệu dùng chung về điểm bán hàng Việt",
        (
            "Các xã, phường cập nhật điểm bán vào một bảng duy nhất có tọa độ, mặt hàng "
            "và người phụ trách. Đội tình nguyện của Đoàn Thanh niên rà lại mỗi quý; "
            "siêu thị, hợp tác xã lấy dữ liệu này để nối nguồn hàng địa phương."
        ),
    ),
    (
        "Hội chợ trực tuyến cho sản phẩm công nghiệp nông thôn tiêu biểu",
        (
            "Gian hàng ảo mở quanh năm thay cho hội chợ ba ngày. Cơ sở sản xuất được "
            "chụp ảnh, viết mô tả song ngữ miễn phí; đơn hàng chuyển thẳng cho cơ sở. "
            "Mỗi tháng chọn một nhóm sản phẩm để giới thiệu tới hệ thống thương vụ."
        ),
    ),
    (
        "Theo dõi phụ tải trạm biến áp bằng cảm biến giá thấp",
        (
            "Cảm biến tự lắp gửi số liệu dòng điện mỗi mười lăm phút qua mạng di động. "
            "Trạm vượt 80 % công suất ba ngày liền được đưa vào danh sách san tải của "
            "tuần, trước khi người dân phản ánh điện yếu; số liệu dùng lại khi lập kế "
            "hoạch đầu tư."
        ),
    ),
)
"""(title, what is done)."""

TWIN = (
    "Phiếu hẹn trả kết quả có mã tra cứu cho các thủ tục ngành Công Thương",
    (
        "Phiếu hẹn in kèm mã vuông; người nộp quét mã để xem hồ sơ đang ở bước nào và "
        "còn mấy ngày, đồng thời nhận tin nhắn. Hồ sơ còn hai ngày làm việc thì cán bộ "
        "thụ lý và trưởng phòng cùng nhận lời nhắc; hồ sơ trễ phải ghi lý do và ngày "
        "hẹn lại."
    ),
)
"""Alike the fourth, so that the page of comparison has something to show."""

PROBLEM = (
    "Trước đây việc này làm thủ công, mỗi bộ phận giữ một bảng riêng, số liệu lệch nhau và mất "
    "nhiều ngày đối chiếu."
)
EFFECT = (
    "Thời gian xử lý giảm từ 12 ngày xuống còn 4 ngày; 9 đơn vị đã áp dụng. Tiết kiệm khoảng 180 "
    "ngày công mỗi năm và hạn chế sai sót khi báo cáo."
)
COMMENTS = (
    "Giải pháp mới ở cơ sở, đã có số liệu trước và sau khi áp dụng.",
    "Dễ nhân rộng; cần nêu rõ hơn cách duy trì dữ liệu.",
)
