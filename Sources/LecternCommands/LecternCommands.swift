// LecternCommands
