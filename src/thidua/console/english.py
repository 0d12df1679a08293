"""English for what the console itself says; a command brings the English of its own words."""

ENGLISH = {
    "Cách dùng": "Usage",
    "Lệnh": "Commands",
    "Đầu vào": "Arguments",
    "Tùy chọn": "Options",
    "Ví dụ": "Example",
    "Lỗi": "Error",
    "LỆNH": "COMMAND",
    "TỆP": "FILE",
    "tùy chọn": "options",
    "bắt buộc": "required",
    "mặc định": "default",
    "Hiện hướng dẫn này.": "Show this help.",
    "Hiện phiên bản.": "Show the version.",
    "Ngôn ngữ: vi hoặc en.": "Language: vi or en.",
    "Phần mềm thi đua, khen thưởng.": "Software for emulation and commendation.",
    "Xem hướng dẫn của một lệnh: thidua LỆNH --help": "Help for one command: thidua COMMAND --help",
    "Xem cách dùng: {command} --help": "See how to use it: {command} --help",
    "Không có lệnh “{name}”.": "There is no command “{name}”.",
    "Ông/bà muốn gõ “{name}”?": "Did you mean “{name}”?",
    "Không có ngôn ngữ “{name}”. Chọn vi hoặc en.": "No language “{name}”. Choose vi or en.",
    "Tùy chọn --lang thiếu ngôn ngữ. Chọn vi hoặc en.": "--lang lacks its language. Choose vi or en.",
    "Không có tùy chọn “{name}”.": "There is no option “{name}”.",
    "Tùy chọn “{name}” thiếu giá trị.": "Option “{name}” lacks its value.",
    "Tùy chọn “{name}” không nhận giá trị.": "Option “{name}” takes no value.",
    "Thiếu “{name}”.": "“{name}” is missing.",
    "“{name}” nhận giá trị không đúng: {problem}.": "“{name}” has a wrong value: {problem}.",
    "phải là số nguyên": "it must be a whole number",
    "phải là số": "it must be a number",
    "phải là ngày dạng 2024-12-31": "it must be a date such as 2024-12-31",
    "phải từ {bound} trở lên": "it must be {bound} or more",
    "phải đến {bound} là cùng": "it must be {bound} or less",
    "phải là một trong {bound}": "it must be one of {bound}",
    "Thừa “{name}”.": "“{name}” is too much.",
    "Đã dừng. Không có gì thay đổi thêm.": "Stopped. Nothing more was changed.",
    "Lỗi của phần mềm, số tra cứu {number}. Gửi số này cho người quản trị.": (
        "The software failed, reference {number}. Send this number to your administrator."
    ),
    "Chi tiết ở tệp {path}.": "Details are in {path}.",
    "Không ghi được chi tiết vào {path}: {problem}.": (
        "The details could not be written to {path}: {problem}."
    ),
    "Đang đọc từ bàn phím; kết thúc bằng Ctrl-D.": "Reading the keyboard; end with Ctrl-D.",
    "đầu vào chuẩn": "standard input",
    "tệp “{path}”": "file “{path}”",
    "không có tệp này": "there is no such file",
    "Kiểm tra lại đường dẫn": "Check the path",
    "đây là thư mục": "this is a folder",
    "Chọn một tệp trong thư mục": "Choose a file in it",
    "không được phép đọc": "it may not be read",
    "Xin quyền đọc tệp hoặc chép tệp ra chỗ khác": "Ask for the right to read it, or copy it",
    "không đọc được: {problem}": "it cannot be read: {problem}",
    "Thử chép tệp sang ổ đĩa khác": "Try a copy on another disk",
    "đây là tệp {kind}, không phải văn bản thuần": "this is a {kind} file, not plain text",
    "Lưu nội dung thành tệp văn bản thuần (.txt, UTF-8) rồi chạy lại": (
        "Save its content as plain text (.txt, UTF-8) and run again"
    ),
    "nhị phân": "binary",
    "không phải văn bản UTF-8 (byte thứ {place})": "this is not UTF-8 text (byte {place})",
    "Mở tệp, lưu lại với bảng mã UTF-8 rồi chạy lại": (
        "Open the file, save it in UTF-8 and run again"
    ),
    # The help of commands that bring no translations of their own.
    "In một tài liệu JSON.": "Print one JSON document.",
    "Tệp sao lưu sẽ ghi (.zip).": "The backup to write (.zip).",
    "Tệp sao lưu (.zip).": "The backup (.zip).",
    "Sao lưu nhất quán khi phần mềm đang chạy: dữ liệu, tệp, khóa, kèm mã băm từng tệp.": (
        "A consistent copy while running: tables, files, keys, with a hash of each."
    ),
    "Khôi phục vào nơi cài đặt còn trống, kiểm từng mã băm và gốc của nhật ký.": (
        "Restore into an empty installation and check every hash and the root of the log."
    ),
    "Khám nơi cài đặt: bảng dữ liệu, nhật ký, tệp, việc nền, khóa, dung lượng.": (
        "Examine the installation: tables, log, files, jobs, keys, space."
    ),
    "Thư mục nhận giấy tờ và cơ sở dữ liệu trình diễn.": (
        "The folder for the papers and the database of the demonstration."
    ),
    "Chỉ dựng, không mở trang.": "Build only, do not serve.",
    "Cổng của trang.": "Port of the site.",
    "Dựng bản trình diễn: tổ chức thật của ngành, năm hệ thống, tài khoản để thử.": (
        "Build the demonstration: the real organisation, the five systems, accounts to try."
    ),
    "Tệp YAML trả lời sẵn; không có thì hỏi từng câu.": (
        "A YAML file with the answers; without it each is asked."
    ),
    "Chuẩn bị một nơi cài đặt mới: bảng dữ liệu, khóa, tổ chức, người quản trị đầu tiên.": (
        "Prepare a new installation: tables, keys, organisation, first administrator."
    ),
    "Địa chỉ lắng nghe.": "Address to listen on.",
    "Số tiến trình web.": "Number of web processes.",
    "Dùng https với chứng thư của init, hoặc --certificate.": (
        "Use https with the certificate made by init, or with --certificate."
    ),
    "Chứng thư PEM; khóa nằm trong --key.": "PEM certificate; its key is given with --key.",
    "Khóa bí mật PEM của chứng thư.": "PEM private key of the certificate.",
    "Mở trang trên cơ sở dữ liệu đã cấu hình; mặc định là SQLite đi kèm.": (
        "Serve the site over the configured database, SQLite by default."
    ),
    "Khóa công khai của nhật ký, hoặc tệp chứa nó.": "The public key of the log, or its file.",
    "Làm hết việc đang chờ rồi dừng.": "Do what is waiting, then stop.",
    "Chạy việc nền. `thidua serve` tự mở một tiến trình này.": (
        "Run the queued jobs; `thidua serve` starts such a process by itself."
    ),
    "TỆP.yaml | check": "FILE.yaml | check",
    "[TỆP]": "[FILE]",
    "Văn bản cần dựng.": "The document to draw.",
    "Sau check: tệp .docx hoặc .yaml.": "After check: a .docx or .yaml file.",
    "Tệp .pdf hoặc .docx sẽ ghi ra.": "The .pdf or .docx file to write.",
    "Dựng văn bản theo thể thức Nghị định 30/2020/NĐ-CP, hoặc kiểm thể thức của một tệp.": (
        "Draw a document in the layout of Nghị định 30/2020/NĐ-CP, or check the layout of a file."
    ),
    "không đọc được tệp “{name}”": "the file “{name}” cannot be read",
    "Kiểm lại tên tệp sau extends; tên tính từ thư mục của bảng": (
        "Check the name after extends; it is read from the folder of the table"
    ),
}
