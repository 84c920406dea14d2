"""What the works and achievements of the trade are about, field by field."""

WORKS = {
    "plan": (
        "Bộ chỉ tiêu theo dõi tiến độ thực hiện kế hoạch năm của ngành Công Thương",
        "Chuẩn hóa quy trình lập dự toán kinh phí khuyến công theo kết quả đầu ra",
        "Giải pháp dự báo chỉ số sản xuất công nghiệp hằng tháng từ số liệu điện và thuế",
        "Mẫu báo cáo tổng hợp ngành Công Thương dùng chung cho các phòng và địa phương",
        "Giải pháp rút ngắn thời gian quyết toán các chương trình, đề án của Sở",
        "Cơ sở dữ liệu văn bản chỉ đạo và theo dõi nhiệm vụ được giao",
    ),
    "office": (
        "Số hóa hồ sơ lưu trữ và tra cứu văn bản đi, đến của Sở",
        "Quy trình một cửa điện tử rút ngắn thời gian giải quyết thủ tục hành chính",
        "Giải pháp quản lý tài sản công bằng mã vạch",
        "Sắp xếp, quản lý phương tiện và tiết kiệm nhiên liệu xe công",
        "Mẫu hóa quy trình bổ nhiệm, điều động và lưu hồ sơ cán bộ",
        "Theo dõi công tác thi đua, khen thưởng bằng bảng tính dùng chung",
    ),
    "industry": (
        "Bản đồ số các cụm công nghiệp và tình trạng hạ tầng kỹ thuật",
        "Quy trình phối hợp thẩm định thành lập cụm công nghiệp",
        "Giải pháp tháo gỡ khó khăn cho doanh nghiệp công nghiệp hỗ trợ",
        "Bộ tiêu chí bình chọn sản phẩm công nghiệp chủ lực",
        "Giải pháp thu hút đầu tư hạ tầng cụm công nghiệp làng nghề",
        "Hướng dẫn doanh nghiệp áp dụng sản xuất sạch hơn trong chế biến",
        "Cơ sở dữ liệu doanh nghiệp công nghiệp trên địa bàn",
    ),
    "trade": (
        "Giải pháp bình ổn thị trường các mặt hàng thiết yếu dịp Tết Nguyên đán",
        "Mô hình chợ bảo đảm an toàn thực phẩm",
        "Bản đồ mạng lưới bán lẻ và điểm bán hàng Việt",
        "Quy trình kiểm tra, hướng dẫn kinh doanh xăng dầu, khí dầu mỏ hóa lỏng",
        "Giải pháp đưa sản phẩm OCOP vào hệ thống siêu thị",
        "Mô hình chợ 4.0 và thanh toán không dùng tiền mặt tại chợ truyền thống",
        "Bộ tài liệu tập huấn thương mại điện tử cho hộ kinh doanh",
    ),
    "energy": (
        "Giải pháp giám sát tiến độ các dự án lưới điện 110 kV trở lên",
        "Quy trình thẩm tra đề nghị cấp giấy phép hoạt động điện lực",
        "Phương án điều hòa phụ tải dịp nắng nóng cao điểm",
        "Bộ công cụ theo dõi cơ sở sử dụng năng lượng trọng điểm",
        "Giải pháp thu hút đầu tư dự án năng lượng tái tạo",
        "Mô hình tuyến đường sử dụng năng lượng tiết kiệm và hiệu quả",
    ),
    "safety": (
        "Quy trình kiểm tra an toàn hóa chất tại cơ sở sản xuất",
        "Bản đồ nguy cơ mất an toàn hồ, đập thủy điện",
        "Giải pháp quản lý vật liệu nổ công nghiệp bằng nhật ký điện tử",
        "Mô hình xử lý nước thải cho làng nghề chế biến nông sản",
        "Bộ câu hỏi huấn luyện kỹ thuật an toàn trực tuyến",
        "Giải pháp giám sát môi trường tại các cụm công nghiệp",
    ),
    "export": (
        "Cẩm nang quy tắc xuất xứ cho doanh nghiệp xuất khẩu",
        "Giải pháp tận dụng các hiệp định thương mại tự do thế hệ mới",
        "Hệ thống cảnh báo sớm về phòng vệ thương mại",
        "Quy trình hỗ trợ doanh nghiệp xuất khẩu giải quyết tranh chấp hợp đồng",
        "Giải pháp phát triển dịch vụ logistics phục vụ xuất khẩu",
    ),
    "inspection": (
        "Quy trình thanh tra chuyên ngành có chia sẻ kế hoạch tránh chồng chéo",
        "Giải pháp theo dõi thực hiện kết luận thanh tra",
    ),
    "promotion": (
        "Mô hình trình diễn kỹ thuật chế biến nông sản quy mô nhỏ",
        "Giải pháp liên kết cơ sở công nghiệp nông thôn theo chuỗi giá trị",
        "Phương pháp khảo sát nhu cầu khuyến công theo cụm xã",
        "Mô hình ứng dụng máy móc tiên tiến trong sản xuất đồ gỗ",
        "Bộ tiêu chí bình chọn sản phẩm công nghiệp nông thôn tiêu biểu",
        "Giải pháp truyền nghề, nâng cao tay nghề tại làng nghề",
    ),
    "fairs": (
        "Giải pháp tổ chức hội chợ kết hợp kết nối giao thương trực tuyến",
        "Gian hàng số cho sản phẩm công nghiệp nông thôn tiêu biểu",
        "Mô hình tuần hàng kết nối tiêu thụ nông sản đúng vụ",
        "Cơ sở dữ liệu khách hàng quốc tế phục vụ xúc tiến thương mại",
        "Bộ nhận diện thương hiệu dùng chung cho sản phẩm địa phương",
    ),
    "market": (
        "Giải pháp phát hiện hàng giả trên sàn thương mại điện tử",
        "Quy trình xác minh nguồn gốc hàng hóa tại kho trung chuyển",
        "Bản đồ số địa bàn trọng điểm về buôn lậu, gian lận thương mại",
        "Mẫu hóa hồ sơ xử phạt vi phạm hành chính về quản lý thị trường",
        "Giải pháp phối hợp kiểm tra kinh doanh xăng dầu",
        "Cẩm nang phân biệt hàng thật, hàng giả cho người tiêu dùng",
        "Giải pháp quản lý địa bàn theo nhóm mặt hàng",
    ),
}
VARIANTS = (
    "", "", " trên địa bàn {place}", " tại {place}", " (giai đoạn 2)", " theo hướng chuyển đổi số",
)  # fmt: skip
SCIENCE = (
    "Nghiên cứu giải pháp phát triển công nghiệp hỗ trợ {place} đến năm 2030",
    "Đề án phát triển thương mại điện tử {place}",
    "Nghiên cứu nâng cao hiệu quả hoạt động cụm công nghiệp ở {place}",
    "Đề án phát triển hạ tầng thương mại nông thôn {place}",
    "Nghiên cứu tiềm năng điện mặt trời mái nhà trong các cụm công nghiệp ở {place}",
)
DEEDS = {
    "market": "Thành tích trong đợt cao điểm chống buôn lậu, gian lận thương mại và hàng giả",
    "trade": "Thành tích trong bảo đảm cung cầu, bình ổn thị trường dịp Tết Nguyên đán",
    "energy": "Thành tích trong bảo đảm cung ứng điện mùa nắng nóng",
    "safety": "Thành tích trong ứng phó mưa lũ, bảo đảm an toàn hồ, đập thủy điện",
    "industry": "Thành tích trong tháo gỡ khó khăn cho doanh nghiệp công nghiệp",
    "export": "Thành tích trong hỗ trợ doanh nghiệp giữ thị trường xuất khẩu",
    "promotion": "Thành tích trong thực hiện chương trình khuyến công",
    "fairs": "Thành tích trong tổ chức hội chợ, kết nối cung cầu",
    "office": "Thành tích trong cải cách hành chính, giải quyết hồ sơ đúng hạn",
    "plan": "Thành tích trong sơ kết, tổng kết kế hoạch phát triển ngành",
    "inspection": "Thành tích trong thanh tra chuyên đề",
}
MOVEMENTS = (
    "Người Việt Nam ưu tiên dùng hàng Việt Nam",
    "Cán bộ, công chức, viên chức thi đua thực hiện văn hóa công sở",
    "Chung sức xây dựng nông thôn mới",
    "Cả nước thi đua đẩy mạnh cải cách hành chính, chuyển đổi số",
)
