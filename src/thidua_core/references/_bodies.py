"""The words from which the names of Vietnamese bodies and offices are built.

Lists of words only, lower case, tone marks placed as the law does; ``a - b`` stands for any
way of joining the two (*và*, a comma, a hyphen). Refuses to know which bodies exist.
"""

import re

from thidua_core.references._canvas import BLANK, GAP

_AND = rf"{GAP}(?:và|&|,|-){GAP}"


def _any_of(phrases: str) -> str:
    """Make one pattern of the phrases, the longest first."""
    patterns = [
        _AND.join(
            BLANK.join(re.escape(word) for word in part.split()) for part in phrase.split(" - ")
        )
        for phrase in sorted((" ".join(part.split()) for part in phrases.split(";")), key=len)[::-1]
    ]
    return "(?:" + "|".join(patterns) + ")"


FIELD = _any_of(
    """
    an toàn giao thông; bảo vệ - chăm sóc trẻ em; chính trị; công an; công nghiệp; công nghiệp -
    thương mại; công thương; cải cách tư pháp; cựu chiến binh; du lịch; dân tộc; dân tộc - tôn
    giáo; dân vận; gd&đt; gdđt; giao thông vận tải; giáo dục; giáo dục - đào tạo; gtvt; hành chính
    - quản trị; hải quan; kh&cn; kh&đt; khoa học - công nghệ; khoa học - công nghệ - môi trường;
    kinh tế; kinh tế - hạ tầng; kiểm sát; kế hoạch - tài chính; kế hoạch - đầu tư; lao động; lao
    động - thương binh - xã hội; liên hiệp phụ nữ; luật gia; lđtb&xh; lđtbxh; ngoại giao; ngoại
    vụ; nn&ptnt; nông dân; nông nghiệp; nông nghiệp - môi trường; nông nghiệp - phát triển nông
    thôn; nội chính; nội vụ; pháp chế; quy hoạch - kiến trúc; quân sự; quản lý thị trường; quốc
    phòng; thads; thi hành án dân sự; thi đua - khen thưởng; thi đua khen thưởng; thuế; thông tin
    - truyền thông; thể dục thể thao; thống kê; tn&mt; tt&tt; tuyên giáo; tuyên giáo - dân vận;
    tuyên huấn; tài chính; tài chính - kế hoạch; tài nguyên - môi trường; tđ-kt; tđkt; tư pháp; tổ
    chức; tổ chức - cán bộ; tổ chức cán bộ; tổng hợp; vhttdl; văn hóa; văn hóa - khoa học - xã hội
    - du lịch; văn hóa - thông tin; văn hóa - thể thao; văn hóa - thể thao - du lịch; xây dựng; y
    tế
    """
)
"""What a ministry, department or section is in charge of."""

OFFICE = _any_of(
    """
    ban chấp hành; ban thường trực; ban thường vụ; bí thư; bộ trưởng; bộ trưởng - chủ nhiệm; chánh
    thanh tra; chánh văn phòng; chánh án; chủ nhiệm; chủ tịch; cơ quan; cục trưởng; giám đốc; hiệu
    trưởng; lãnh đạo; phó chánh án; phó chủ tịch; phó giám đốc; phó viện trưởng; thường trực;
    thường vụ; thủ trưởng; thứ trưởng; trưởng ban; trưởng phòng; tổng cục trưởng; tổng giám đốc;
    tổng kiểm toán; tổng thanh tra; viện trưởng; vụ trưởng
    """
)
"""Offices and steering parts, which stand before the name of their body."""

ONE_OF_A_KIND = _any_of(
    """
    ban bí thư; ban bí thư trung ương; ban bí thư trung ương đảng; ban chấp hành trung ương; ban
    chấp hành trung ương đảng; ban cán sự đảng; bch trung ương; bch trung ương đảng; bộ chính trị;
    bộ tổng tham mưu; chính phủ; chủ tịch nước; hội đồng bầu cử quốc gia; hội đồng bộ trưởng; hội
    đồng nhà nước; hội đồng thẩm phán; kiểm toán nhà nước; ngân hàng nhà nước; quân ủy trung ương;
    quốc hội; quốc hội nước chxhcn việt nam; quốc hội nước cộng hòa xã hội chủ nghĩa việt nam; thủ
    tướng; thủ tướng chính phủ; trung ương; trung ương đảng; ubtvqh; văn phòng chính phủ; văn
    phòng chủ tịch nước; văn phòng quốc hội; văn phòng trung ương đảng; ủy ban thường vụ quốc hội
    """
)
"""Bodies that exist once; nothing needs to follow."""

BODY_WORD = _any_of(
    """
    ban chỉ đạo; ban dân vận; ban nội chính; ban thi đua - khen thưởng; ban thi đua khen thưởng;
    ban tuyên giáo; ban tuyên giáo - dân vận; ban tđkt; ban tổ chức; bảo hiểm xã hội; bộ chỉ huy
    quân sự; chi ủy; công an; công đoàn; cơ quan cảnh sát điều tra; cơ quan điều tra; huyện ủy;
    hđnd; hđtđkt; hội đồng nhân dân; hội đồng sáng kiến; hội đồng thi đua; hội đồng thi đua - khen
    thưởng; hội đồng thi đua khen thưởng; hội đồng tđ-kt; hội đồng tđkt; kho bạc nhà nước; khối
    thi đua; liên đoàn lao động; mttq; mặt trận tổ quốc; quận ủy; tand; tandcc; tandtc; thanh tra;
    thanh tra chính phủ; thành ủy; thị ủy; tòa án; tòa án nhân dân; tòa án quân sự; tỉnh đoàn;
    tỉnh ủy; tổng liên đoàn lao động; ubkt; ubmttq; ubnd; viện kiểm sát; viện kiểm sát nhân dân;
    viện kiểm sát quân sự; vks; vksnd; vksndtc; vksqs; vkstc; văn phòng; đoàn thanh niên; đảng bộ;
    đảng đoàn; đảng ủy; ủy ban; ủy ban kiểm tra; ủy ban mttq; ủy ban mặt trận tổ quốc; ủy ban nhân
    dân; ủy ban trung ương mặt trận tổ quốc
    """
)
"""Bodies that a territory, a level or another body may follow."""

WITH_FIELD = _any_of(
    """
    ban; bộ; chi cục; cục; học viện; hội; liên bộ; liên ngành; phòng; sở; trường; trường đại học;
    tổng cục; vụ; ủy ban
    """
)
"""Words for a body that need a field or a name of their own."""

LEVEL = _any_of(
    """
    các tỉnh; huyện; khu vực; phường; quân khu; quận; thành phố; thị trấn; thị xã; thủ đô; tỉnh;
    vùng; xã; đặc khu
    """
)
"""Words before the name of a territory."""

REACH = _any_of(
    """
    chính phủ; cấp cao; cấp huyện; cấp tỉnh; khối các cơ quan tỉnh; nhà nước; nhân dân; quốc gia;
    trung ương; trung ương đảng; tw; tối cao; việt nam
    """
)
"""How far a body reaches, after its name."""
