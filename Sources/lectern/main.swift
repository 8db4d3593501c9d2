import LecternCommands

Lectern.start()
