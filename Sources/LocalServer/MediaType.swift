/// Media types by the ends of file names.
public enum MediaType {
  public static func of(_ path: String) -> String {
    let suffix = path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
    return known[suffix] ?? "application/octet-stream"
  }

  private static let known = [
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json", "ipynb": "application/json", "svg": "image/svg+xml", "png": "image/png",
    "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp", "avif": "image/avif",
    "woff2": "font/woff2", "md": "text/plain; charset=utf-8", "swift": "text/plain; charset=utf-8",
    "txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8", "pdf": "application/pdf",
    "mp4": "video/mp4", "webm": "video/webm",
  ]
}
