"""Markdown becomes plain values; nothing of it is trusted."""

import pytest

from balancekit.handouts.tokens import markdown_blocks


def kinds(source: str) -> list[str]:
    return [block["t"] for block in markdown_blocks(source)]


def test_every_kind_of_block_is_read() -> None:
    source = "# T\n\np\n\n- a\n\n> q\n\n| a |\n|---|\n| 1 |\n\n---\n\n```\ncode\n```\n"
    wanted = ["heading", "paragraph", "list", "quote", "frame", "rule", "code"]
    assert kinds(source) == wanted


def test_marks_inside_a_line() -> None:
    (block,) = markdown_blocks("**b** *i* ~~s~~ `a<b` [w](https://example.org) x &amp; y")
    assert [part["t"] for part in block["c"] if part.get("s") != " "] == [
        "strong",
        "emph",
        "strike",
        "code",
        "link",
        "text",
    ]
    assert block["c"][-1]["s"] == " x & y"


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "file:///etc/passwd",
        "data:text/html,x",
        "x.md",
    ],
)
def test_only_web_and_mail_addresses_become_links(address: str) -> None:
    (block,) = markdown_blocks(f"[press me]({address})")
    assert [part["t"] for part in block["c"]] == ["text"]
    assert block["c"][0]["s"] == "press me"


@pytest.mark.parametrize("address", ["https://example.org", "http://a.b", "mailto:a@example.org"])
def test_web_and_mail_links_stay(address: str) -> None:
    (block,) = markdown_blocks(f"[press me]({address})")
    assert block["c"][0]["to"] == address


def test_of_html_the_words_stay() -> None:
    (block,) = markdown_blocks("a <b>bold</b> move<script>x()</script>")
    assert "".join(part["s"] for part in block["c"]) == "a bold movex()"
    (block,) = markdown_blocks("<div onclick='x'>read <i>me</i></div><script>y()</script>")
    assert [part["t"] for part in block["c"]] == ["text", "emph"]
    assert kinds("<!-- a note to oneself -->\n\n<style>p {}</style>") == []


def test_entities_cannot_bring_control_signs_back() -> None:
    (block,) = markdown_blocks("a&#x202e;b `c&#x202e;d`")
    assert "\u202e" not in str(block)


def test_picture_from_elsewhere_is_named_as_missing() -> None:
    assert markdown_blocks("![our tree](https://example.org/tree.png)") == [
        {"t": "missing", "s": "Not printed here: our tree."}
    ]


def test_attached_picture_is_found() -> None:
    dot = (
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
        "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
    )
    (block,) = markdown_blocks("![a dot](attachment:dot.png)", {"dot.png": {"image/png": dot}})
    assert (block["t"], block["alt"]) == ("picture", "a dot")


def test_task_list_keeps_its_ticks() -> None:
    (block,) = markdown_blocks("- [x] done\n- [ ] open\n")
    assert [item["done"] for item in block["items"]] == [True, False]
