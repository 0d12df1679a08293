"""The sentences of a verification, by code, in Vietnamese and English.

Knows words only. Each sentence says what was found and, where something is wrong, what to do.
"""

from typing import Final, Literal, NamedTuple

Language = Literal["vi", "en"]


class Words(NamedTuple):
    """One sentence in both languages."""

    vi: str
    en: str

    def said(self, language: Language) -> str:
        """Give the sentence in that language."""
        return self.en if language == "en" else self.vi


_TAKE_ANEW: Final = "Hãy lấy lại tệp gốc từ nơi giao bộ hồ sơ."
_TAKE_ANEW_EN: Final = "Take the original file again from whoever handed the bundle over."

WORDS: Final = {
    # the archive
    "not_zip": Words(
        f"Tệp này không mở được như một bộ hồ sơ năm: không phải tệp ZIP trọn vẹn. {_TAKE_ANEW}",
        f"This cannot be opened as a year bundle: it is no whole ZIP file. {_TAKE_ANEW_EN}",
    ),
    "directory_lost": Words(
        f"Mục lục ở cuối tệp đã hỏng, hoặc có byte thừa sau mục lục. {_TAKE_ANEW}",
        f"The directory at the end is damaged, or bytes follow it. {_TAKE_ANEW_EN}",
    ),
    "too_large": Words(
        "Tệp dài quá {most} byte nên không đọc. Bộ hồ sơ năm không dài đến thế.",
        "The file has more than {most} bytes and was not read. No year bundle is that long.",
    ),
    "too_many_files": Words(
        "Mục lục kể quá {most} tệp nên không đọc. Bộ hồ sơ năm không nhiều đến thế.",
        "The directory lists more than {most} files and was not read. No year bundle has so many.",
    ),
    "compressed": Words(
        f"Tệp {{path}} đã được nén lại. Bộ hồ sơ năm không nén, để kiểm được từng byte. {_TAKE_ANEW}",
        f"File {{path}} was compressed anew. A bundle is not compressed, so that each byte can be "
        f"checked. {_TAKE_ANEW_EN}",
    ),
    "content_lost": Words(
        f"Nội dung tệp {{path}} nằm ngoài phần dữ liệu. {_TAKE_ANEW}",
        f"The content of {{path}} lies outside the archive. {_TAKE_ANEW_EN}",
    ),
    "doubled_file": Words(
        f"Tệp {{path}} có hai lần trong bộ hồ sơ. {_TAKE_ANEW}",
        f"File {{path}} is there twice. {_TAKE_ANEW_EN}",
    ),
    "bad_path": Words(
        f"Tên tệp “{{path}}” không được phép trong bộ hồ sơ năm; chưa ghi gì ra đĩa. {_TAKE_ANEW}",
        f"The file name “{{path}}” is not allowed in a bundle; nothing was written. {_TAKE_ANEW_EN}",
    ),
    "not_canonical": Words(
        f"Từ byte thứ {{at}}, bộ hồ sơ không còn đúng dạng chuẩn. {_TAKE_ANEW}",
        f"From byte {{at}} on the bundle is not its own canonical form. {_TAKE_ANEW_EN}",
    ),
    "not_canonical_file": Words(
        f"Tại byte thứ {{at}}, phần của tệp {{path}} đã bị sửa. {_TAKE_ANEW}",
        f"At byte {{at}} the part of file {{path}} was changed. {_TAKE_ANEW_EN}",
    ),
    # the manifest
    "manifest_missing": Words(
        "Thiếu manifest.json nên đây không phải là bộ hồ sơ năm.",
        "There is no manifest.json, so this is no year bundle.",
    ),
    "manifest_unreadable": Words(
        f"Không đọc được manifest.json: {{problem}}. {_TAKE_ANEW}",
        f"manifest.json cannot be read: {{problem}}. {_TAKE_ANEW_EN}",
    ),
    "format_unknown": Words(
        "Bộ hồ sơ ghi theo dạng {format}, bản phần mềm này chỉ kiểm được dạng {known}. "
        "Hãy dùng bản phần mềm mới hơn.",
        "The bundle has format {format}; this software checks format {known} only. "
        "Use newer software.",
    ),
    "file_missing": Words(
        f"Bảng kê có tệp {{path}} nhưng bộ hồ sơ không có. {_TAKE_ANEW}",
        f"The manifest lists {{path}}, which is not there. {_TAKE_ANEW_EN}",
    ),
    "file_unlisted": Words(
        f"Tệp {{path}} không có trong bảng kê: đã bị thêm vào. {_TAKE_ANEW}",
        f"File {{path}} is not in the manifest: it was added. {_TAKE_ANEW_EN}",
    ),
    "file_altered": Words(
        f"Nội dung tệp {{path}} đã bị sửa: mã băm không khớp với bảng kê. {_TAKE_ANEW}",
        f"The content of {{path}} was changed: its hash is not the one listed. {_TAKE_ANEW_EN}",
    ),
    "file_stray": Words(
        "Tệp {path} không thuộc phần nào của bộ hồ sơ năm.",
        "File {path} belongs to no part of a year bundle.",
    ),
    "absent_wrong": Words(
        "Bảng kê nói sai về phần còn thiếu: {parts}.",
        "The manifest is wrong about what is absent: {parts}.",
    ),
    "absent": Words(
        "Bộ hồ sơ không có {part}.",
        "The bundle has no {part}.",
    ),
    "manifest_holds": Words(
        "Bảng kê đủ và đúng: {count} tệp, từng tệp khớp mã băm; bộ hồ sơ đúng dạng chuẩn từng byte.",
        "The manifest is complete and exact: {count} files, each with its hash; the bundle is its "
        "own canonical form, byte for byte.",
    ),
    "not_checked": Words(
        "Chưa kiểm điểm, phiếu, chữ ký và nhật ký, vì tệp đã không còn nguyên vẹn.",
        "Scores, ballots, signatures and log were not checked, because the file is not intact.",
    ),
    # the seal and the log
    "unsealed": Words(
        "Bảng kê không mang dấu niêm phong của nhật ký, nên không rõ ai lập bộ hồ sơ này. "
        "Hãy xuất lại bộ hồ sơ từ phần mềm.",
        "The manifest does not carry the seal of a log, so nobody answers for this bundle. "
        "Export it again from the software.",
    ),
    "seal_broken": Words(
        f"Dấu niêm phong không khớp với bảng kê. {_TAKE_ANEW}",
        f"The seal does not fit the manifest. {_TAKE_ANEW_EN}",
    ),
    "seal_holds": Words(
        "Dấu niêm phong của bảng kê khớp với khóa nhật ký “{name}”.",
        "The seal of the manifest fits the log's key “{name}”.",
    ),
    "untrusted": Words(
        "Chưa rõ khóa nhật ký đi kèm có đúng là của “{name}” hay không. Vân tay SHA-256 của khóa: "
        "{fingerprint}. Hãy so vân tay này với bản mà đơn vị giữ nhật ký công bố ở nơi khác; nếu "
        "giống, lấy tệp khóa của họ rồi chạy lại: thidua verify {file} --log-key KHÓA",
        "It is not known whether the log's key in the bundle really is that of “{name}”. SHA-256 "
        "fingerprint: {fingerprint}. Compare it with the one that the keeper of the log publishes "
        "elsewhere; if they agree, take their key file and run: "
        "thidua verify {file} --log-key KEY",
    ),
    "untrusted_key": Words(
        "Khóa nhật ký đi kèm ({beside}, vân tay {fingerprint}) không phải là khóa được tin "
        "({name}, vân tay {trusted}). Đừng tin bộ hồ sơ này; hãy hỏi đơn vị giữ nhật ký.",
        "The log's key in the bundle ({beside}, fingerprint {fingerprint}) is not the trusted one "
        "({name}, fingerprint {trusted}). Do not trust this bundle; ask the keeper of the log.",
    ),
    "log_incomplete": Words(
        "Phần nhật ký thiếu tệp {path}.",
        "The log part lacks {path}.",
    ),
    "log_unreadable": Words(
        "Không đọc được {path}: {problem}",
        "{path} cannot be read: {problem}",
    ),
    "checkpoint_unsigned": Words(
        "Bản niêm phong của nhật ký không do khóa “{name}” ký.",
        "The log's checkpoint is not signed by the key “{name}”.",
    ),
    "proof_wrong": Words(
        "Bản ghi số {index} không nằm trong cây đã niêm phong.",
        "Entry {index} is not under the sealed tree.",
    ),
    "tiles_wrong": Words(
        "Các ô băm đi kèm không cho ra đúng bằng chứng của bản ghi số {index}.",
        "The tiles in the bundle do not give the proof of entry {index}.",
    ),
    "tile_stray": Words(
        "Ô băm {path} không bằng chứng nào cần đến.",
        "Tile {path} is needed by no proof.",
    ),
    "log_holds": Words(
        "Nhật ký: {count} bản ghi đều nằm trong cây {size} bản ghi đã niêm phong.",
        "Log: all {count} entries are under the sealed tree of {size} entries.",
    ),
    # the scores
    "scores_incomplete": Words(
        "Chưa tính lại được điểm vì thiếu {paths}.",
        "Scores could not be recomputed without {paths}.",
    ),
    "scores_unreadable": Words(
        "Không tính lại được điểm: {problem}",
        "Scores cannot be recomputed: {problem}",
    ),
    "scores_differ": Words(
        "Điểm tính lại từ table.yaml và results.csv khác scores.json tại: {place}.",
        "Scores recomputed from table.yaml and results.csv differ from scores.json at: {place}.",
    ),
    "score_words_differ": Words(
        "Điểm, tỷ lệ và hạng tính lại đều giống; chỉ lời căn cứ khác, vì bộ hồ sơ do bản "
        "{software} lập còn máy này dùng bản {own}.",
        "Recomputed points, shares and ranks agree; only words of reasons differ, because the "
        "bundle was made by {software} and this machine has {own}.",
    ),
    "scores_hold": Words(
        "Điểm, hạng, căn cứ tính lại từ bảng tiêu chí và kết quả giống hệt scores.json: {count} đơn vị.",
        "Points, ranks and reasons recomputed from table and results are exactly scores.json: "
        "{count} units.",
    ),
    "unsigned_paper": Words(
        "{path} không mang chữ ký số: đối chiếu với bản giấy.",
        "{path} carries no digital signature: compare it with the paper original.",
    ),
    "signatures_hold": Words(
        "Chữ ký số: {count} chữ ký trên {papers} văn bản còn nguyên vẹn và được tin.",
        "Digital signatures: {count} on {papers} papers are intact and trusted.",
    ),
    "ballots_hold": Words(
        "Phiếu: {count} bản ghi đếm lại đều ra đúng kết quả đã ghi.",
        "Ballots: {count} records, recounted, give the results that they state.",
    ),
    "more": Words(
        "Còn {count} chỗ khác cùng loại không kể ở đây.",
        "{count} more of this kind are not listed.",
    ),
}

PARTS: Final = {
    "documents": Words("văn bản của năm", "documents of the year"),
    "pledge": Words("bản giao ước đã ký", "signed pledge"),
    "table": Words("bảng tiêu chí", "criteria table"),
    "results": Words("kết quả các đơn vị", "results of units"),
    "scores": Words("điểm và hạng", "scores and ranks"),
    "ballots": Words("hồ sơ phiếu", "ballot record"),
    "decisions": Words("quyết định khen thưởng", "decision of commendation"),
    "log": Words("bằng chứng nhật ký", "log proofs"),
}
"""The parts of a bundle in the order of the year; `absent` in the manifest names some of them."""
