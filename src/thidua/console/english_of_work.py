"""English for what the work behind the commands says of an installation."""

ENGLISH = {
    "Bước nâng cấp bảng dữ liệu": "Table upgrades",
    "Đơn vị": "Units",
    "Người quản trị": "Administrator",
    "Năm thi đua": "Emulation year",
    "Chứng thư https": "Certificate for https",
    "{what} (đã có)": "{what} (already there)",
    "Mở trang bằng: thidua serve": "Open the site with: thidua serve",
    "{where}: hôm nay có nhiều đơn vị cùng tên “{name}”. Viết đủ tên, kèm tỉnh.": (
        "{where}: several units are called “{name}” today. Write the full name, with its province."
    ),
    "{where}: hôm nay không có đơn vị nào tên “{name}”. Viết đủ tên, kèm tỉnh.": (
        "{where}: no unit is called “{name}” today. Write the full name, with its province."
    ),
    "Không đọc được {path}: {problem}": "{path} cannot be read: {problem}",
    "{path}: thiếu khóa administrator (name, username, password).": (
        "{path}: the key administrator (name, username, password) is missing."
    ),
    "{path}: administrator thiếu {keys}.": "{path}: administrator lacks {keys}.",
    "{path}: khóa {key} không có. Các khóa: {keys}.": (
        "{path}: there is no key {key}. The keys are: {keys}."
    ),
    "Nạp tổ chức thật của ngành Kiểm sát?": "Load the real organisation of the People's Procuracy?",
    "Họ và tên người quản trị": "Full name of the administrator",
    "Tên đăng nhập": "User name",
    "Mật khẩu": "Password",
    "Đơn vị của người quản trị (bỏ trống nếu chưa rõ)": (
        "Unit of the administrator (empty if not yet known)"
    ),
    "Tên máy cho https (bỏ trống nếu chưa dùng)": "Host name for https (empty if not used)",
    "Nơi cài đặt có lỗi.": "Something is wrong with this installation.",
    "Nơi cài đặt ổn.": "The installation is well.",
    "Còn {count} bước nâng cấp bảng dữ liệu chưa chạy. Chạy thidua init.": (
        "{count} table upgrades have not run yet. Run thidua init."
    ),
    "Bảng dữ liệu đúng phiên bản.": "The tables are of this version.",
    "Nhật ký chưa có bản ghi nào.": "The log has no entry yet.",
    "{count} bản ghi chờ niêm phong; tiến trình việc nền sẽ niêm phong.": (
        "{count} entries wait to be sealed; the worker will seal them."
    ),
    "Mất tệp {file} của {document}. Lấy lại từ bản sao lưu.": (
        "File {file} of {document} is lost. Take it from a backup."
    ),
    "Tệp {file} của {document} đã bị sửa. Lấy lại từ bản sao lưu.": (
        "File {file} of {document} was altered. Take it from a backup."
    ),
    "Đã đối chiếu {count} tệp đính kèm.": "{count} attached files compared.",
    "Dựng bản trình diễn:": "Building the demonstration:",
    "Bảng dữ liệu và khóa": "Tables and keys",
    "{count} bước": "{count} steps",
    "{home} là nơi cài đặt đang dùng, không phải bản trình diễn. Chọn thư mục khác bằng --dir, hoặc đặt THIDUA_HOME.": (
        "{home} is an installation in use, not a demonstration. Choose another folder with "
        "--dir, or set THIDUA_HOME."
    ),
    "Tài khoản trình diễn (người không có thật):": "Accounts to try (the persons are invented):",
    "Kiểm nhật ký: thidua doctor  ·  khóa công khai: {path}": (
        "Check the log: thidua doctor  ·  public key: {path}"
    ),
    "Đã có tệp {file}. Đặt tên khác để không ghi đè bản sao lưu cũ.": (
        "{file} is there already. Choose another name, so that no older backup is lost."
    ),
    "Đã sao lưu vào {file}": "Backed up to {file}",
    "Đã khôi phục {database} từ {file}": "Restored {database} from {file}",
    "Bản sao lưu này của PostgreSQL. Đặt THIDUA_DATABASE_URL rồi làm lại.": (
        "This backup is of PostgreSQL. Set THIDUA_DATABASE_URL and run again."
    ),
    "Bản sao lưu này của SQLite. Bỏ THIDUA_DATABASE_URL rồi làm lại.": (
        "This backup is of SQLite. Unset THIDUA_DATABASE_URL and run again."
    ),
    "Thiếu chương trình {program}. Cài gói postgresql-client rồi làm lại.": (
        "The program {program} is missing. Install postgresql-client and run again."
    ),
    "{program} báo: {problem}": "{program} says: {problem}",
    "{file}: tên tệp {name} trỏ ra ngoài. Không khôi phục.": (
        "{file}: the name {name} leads out of it. Nothing was restored."
    ),
    "{file}: tệp {name} không đúng mã băm. Dùng bản khác.": (
        "{file}: {name} does not have its hash. Use another copy."
    ),
    "Không đọc được bản sao lưu {file}: {problem}. Dùng bản khác.": (
        "The backup {file} cannot be read: {problem}. Use another copy."
    ),
    "Nơi cài đặt {home} đã có dữ liệu. Khôi phục vào thư mục trống (đặt THIDUA_HOME).": (
        "The installation {home} is not empty. Restore into an empty folder (set THIDUA_HOME)."
    ),
    "Gốc của nhật ký sau khôi phục không khớp bản kê. Dùng bản sao lưu khác.": (
        "The root of the restored log is not the one in the manifest. Use another backup."
    ),
    "Nhật ký sau khôi phục không còn đúng: {problem}": "The restored log does not hold: {problem}",
    "{words}: {count} tệp.": "{words}: {count} files.",
    "chưa có": "none yet",
    "Nhật ký {size} bản ghi, gốc {root}.": "Log of {size} entries, root {root}.",
    "Trang: {address}  (Ctrl+C để dừng)": "Site: {address}  (Ctrl+C to stop)",
    "Không có tệp {path}. Kiểm tra --certificate và --key.": (
        "There is no file {path}. Check --certificate and --key."
    ),
    "paper check chỉ kiểm, không ghi tệp nào: hãy bỏ --out.": (
        "paper check writes no file: leave --out away."
    ),
    "Hãy ghi: thidua paper TỆP.yaml --out TỆP.pdf (hoặc .docx); thidua paper check TỆP.": (
        "Write: thidua paper FILE.yaml --out FILE.pdf (or .docx); thidua paper check FILE."
    ),
    "{file}: chỉ ghi được .pdf hoặc .docx. Hãy đổi đuôi tệp sau --out.": (
        "{file}: only .pdf or .docx can be written. Change the name after --out."
    ),
    "{file}: không ghi được tệp ({problem}). Hãy kiểm thư mục.": (
        "{file}: cannot be written ({problem}). Check the folder."
    ),
    "✗ {file}: thể thức chưa đúng.": "✗ {file}: the layout does not hold.",
    "✓ Thể thức đúng.": "✓ The layout holds.",
    "{file}: chưa kiểm được thể thức của tệp PDF. Hãy kiểm tệp .docx, hoặc tệp .yaml đã dựng ra nó.": (
        "{file}: the layout of a PDF cannot be checked yet. Check the .docx, or the .yaml it "
        "was drawn from."
    ),
    "{file}: chỉ kiểm được tệp .docx và .yaml.": "{file}: only .docx and .yaml can be checked.",
    "Khóa ký số của {username}: {path}, mật khẩu {passphrase}": (
        "Signing key of {username}: {path}, passphrase {passphrase}"
    ),
    "Kiểm một PDF đã ký: thidua verify TỆP.pdf --trust {path}": (
        "Verify a signed PDF: thidua verify FILE.pdf --trust {path}"
    ),
}
