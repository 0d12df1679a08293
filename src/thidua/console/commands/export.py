"""``thidua export``: a whole list as Excel or CSV, in the columns in which it is imported."""

from pathlib import Path
from typing import Annotated

import typer

from thidua.console.endings import WrongInput
from thidua.console.installation import open_work
from thidua.console.words import tr

_KINDS = ("units", "people", "documents", "ratings", "registration", "movements", "clusters")
_LOG, _BUNDLE = "log", "bundle"
_SUFFIXES = (".xlsx", ".csv")


def export(
    kind: Annotated[
        str,
        typer.Argument(
            metavar="LOẠI",
            help="units, people, documents, ratings, registration, movements, clusters, log hoặc bundle.",
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out", metavar="TỆP", help="Tệp sẽ ghi, .xlsx, .csv hoặc .zip; có rồi thì ghi đè."
        ),
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option("--cluster", metavar="CỤM", help="Với bundle: tên cụm kèm năm, hoặc mã."),
    ] = None,
    as_json: Annotated[
        bool,
        typer.Option("--json", help="In một tài liệu JSON; không có --out thì gồm cả các dòng."),
    ] = False,
) -> int:
    """Xuất cả danh sách ra Excel hoặc CSV, đúng các cột của lệnh import: nhập lại không đổi gì.

    Không có --out thì ghi LOẠI.xlsx ở thư mục đang đứng, và không ghi đè tệp đã có.

    Nhật ký thao tác (log) ra một thư mục theo chuẩn mở, để `thidua verify` kiểm ở bất kỳ máy nào.

    Bộ hồ sơ năm (bundle) của một cụm, khối ra một tệp .zip mà ai cũng tự kiểm được.

    Ví dụ: thidua export people --out nguoi.csv

    Ví dụ: thidua export log --out nhat-ky

    Ví dụ: thidua export bundle --cluster "Cụm thi đua số 10 2020" --out bundle.zip
    """
    if kind == _BUNDLE:
        return _bundle(cluster, out, as_json=as_json)
    if cluster is not None:
        raise WrongInput(tr("--cluster chỉ dùng với bundle: hãy bỏ tùy chọn này."))
    if kind == _LOG:
        return _log(out, as_json=as_json)
    if kind not in _KINDS:
        said = tr("Không có loại “{kind}”. Chọn một trong: {kinds}.")
        raise WrongInput(said.format(kind=kind, kinds=", ".join((*_KINDS, _LOG, _BUNDLE))))
    path = out or (None if as_json else _default(kind))
    if path is not None and path.suffix.lower() not in _SUFFIXES:
        raise WrongInput(
            tr("{file}: chưa rõ dạng tệp. Đặt tên có đuôi .xlsx hoặc .csv.").format(file=path)
        )
    return int(open_work("exporting").export_file(kind=kind, out=path, as_json=as_json))


def _log(out: Path | None, *, as_json: bool) -> int:
    if out is None:
        raise WrongInput(tr("Nhật ký ra một thư mục. Đặt tên thư mục mới bằng --out."))
    return int(open_work("exporting").export_folder(out=out, as_json=as_json))


def _bundle(cluster: str | None, out: Path | None, *, as_json: bool) -> int:
    if cluster is None or out is None:
        raise WrongInput(tr("Hãy ghi: thidua export bundle --cluster CỤM --out TỆP.zip."))
    if out.suffix.lower() != ".zip":
        raise WrongInput(tr("{file}: bộ hồ sơ năm là tệp .zip. Đổi đuôi tệp.").format(file=out))
    work = open_work("exporting")
    return int(work.export_bundle(cluster=cluster, out=out, as_json=as_json))


def _default(kind: str) -> Path:
    path = Path(f"{kind}.xlsx")
    if path.exists():
        raise WrongInput(
            tr("{file} đã có. Chọn tên khác bằng --out, hoặc --out {file} để ghi đè.").format(
                file=path
            )
        )
    return path


ENGLISH = {
    "LOẠI": "KIND",
    "CỤM": "CLUSTER",
    "units, people, documents, ratings, registration, movements, clusters, log hoặc bundle.": (
        "units, people, documents, ratings, registration, movements, clusters, log or bundle."
    ),
    "Tệp sẽ ghi, .xlsx, .csv hoặc .zip; có rồi thì ghi đè.": (
        "The file to write, .xlsx, .csv or .zip; one that exists is written over."
    ),
    "Với bundle: tên cụm kèm năm, hoặc mã.": (
        "With bundle: the cluster's name and year, or its identifier."
    ),
    "Bộ hồ sơ năm (bundle) của một cụm, khối ra một tệp .zip mà ai cũng tự kiểm được.": (
        "The year bundle of a cluster or block goes into a .zip that anybody can verify."
    ),
    "--cluster chỉ dùng với bundle: hãy bỏ tùy chọn này.": (
        "--cluster belongs to bundle: leave it out."
    ),
    "Hãy ghi: thidua export bundle --cluster CỤM --out TỆP.zip.": (
        "Write: thidua export bundle --cluster CLUSTER --out FILE.zip."
    ),
    "{file}: bộ hồ sơ năm là tệp .zip. Đổi đuôi tệp.": (
        "{file}: a year bundle is a .zip file. Change the suffix."
    ),
    "✓ {file}: {count} tệp": "✓ {file}: {count} files",
    "Không có cụm, khối “{name}”. Ghi tên kèm năm, hoặc mã trong địa chỉ trang.": (
        "There is no cluster or block “{name}”. Give its name and year, or the identifier in the "
        "address of its page."
    ),
    "Có nhiều cụm, khối tên “{name}”. Ghi mã của một trong: {names}.": (
        "Several clusters or blocks are called “{name}”. Give the identifier of one of: {names}."
    ),
    "In một tài liệu JSON; không có --out thì gồm cả các dòng.": (
        "Print one JSON document; without --out it holds the rows."
    ),
    "Xuất cả danh sách ra Excel hoặc CSV, đúng các cột của lệnh import: nhập lại không đổi gì.": (
        "Write a whole list as Excel or CSV, in the columns of import: imported again it changes "
        "nothing."
    ),
    "Không có --out thì ghi LOẠI.xlsx ở thư mục đang đứng, và không ghi đè tệp đã có.": (
        "Without --out it writes KIND.xlsx into the current folder, and over no file."
    ),
    "Không có loại “{kind}”. Chọn một trong: {kinds}.": "No kind “{kind}”. Choose one of: {kinds}.",
    "{file}: chưa rõ dạng tệp. Đặt tên có đuôi .xlsx hoặc .csv.": (
        "{file}: the form is not clear. Give the name the suffix .xlsx or .csv."
    ),
    "{file} đã có. Chọn tên khác bằng --out, hoặc --out {file} để ghi đè.": (
        "{file} exists. Choose another name with --out, or --out {file} to write over it."
    ),
    "Nhật ký thao tác (log) ra một thư mục theo chuẩn mở, để `thidua verify` kiểm ở bất kỳ máy nào.": (
        "The ledger (log) goes into a folder in an open format, which `thidua verify` checks "
        "anywhere."
    ),
    "Nhật ký ra một thư mục. Đặt tên thư mục mới bằng --out.": (
        "The log goes into a folder. Name a new one with --out."
    ),
    "✓ {file}: {count} dòng": "✓ {file}: {count} rows",
    "{file}: không ghi được tệp ({reason}). Kiểm lại thư mục.": (
        "{file}: cannot be written ({reason}). Check the folder."
    ),
}
