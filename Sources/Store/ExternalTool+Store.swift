import Files

extension ExternalTool {
  public static let sshKeygen = ofOpenSSH("ssh-keygen", "signs and checks results")
  public static let ssh = ofOpenSSH("ssh", "reaches stores on other machines")

  /// Not in the table of `Files`, whose sources count for every experiment's key.
  private static func ofOpenSSH(_ program: String, _ purpose: String) -> ExternalTool {
    var tool = ExternalTool.curl
    (tool.name, tool.purpose, tool.packages) = (program, purpose, "openssh-client")
    tool.programs = [program]
    return tool
  }
}
