// LecternKit
