"""Pictures as small as the web can have them: WebP, encoded by Chromium."""

import shutil
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path

from playwright.sync_api import sync_playwright

MOST = 1200  # px across; none is shown wider than half of that
ENCODE = """async ([data, cut, most]) => {
  const png = await (await fetch(`data:image/png;base64,${data}`)).blob();
  const whole = await createImageBitmap(png);
  const [left, top, width, height] = cut ?? [0, 0, whole.width, whole.height];
  const scale = Math.min(1, most / width);
  const canvas = new OffscreenCanvas(Math.round(width * scale), Math.round(height * scale));
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.drawImage(whole, left, top, width, height, 0, 0, canvas.width, canvas.height);
  const blob = await canvas.convertToBlob({ type: "image/webp", quality: 0.82 });
  const reader = new FileReader();
  reader.readAsDataURL(blob);
  await new Promise((done) => { reader.onload = done; });
  return reader.result.split(",")[1];
}"""


def write_smaller(
    pictures: Mapping[Path, bytes],
    *,
    most: int = MOST,
    cut: tuple[int, int, int, int] | None = None,
) -> None:
    """Write PNG pictures as WebP.

    Parameters
    ----------
    pictures : mapping
        Where each goes, and its PNG.
    most : int
        How many px they are wide at most.
    cut : tuple of int, optional
        Left, top, width and height, in px, of what is kept of each; the whole by default.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page()
        for path, png in pictures.items():
            encoded = page.evaluate(ENCODE, [b64encode(png).decode(), cut, most])
            path.write_bytes(b64decode(encoded))
        browser.close()
