import Files

extension ExternalTool {
  public static let sshKeygen = ExternalTool(
    name: "ssh-keygen", purpose: "signs and checks results", packages: "openssh-client",
    programs: ["ssh-keygen"])
  public static let ssh = ExternalTool(
    name: "ssh", purpose: "reaches stores on other machines", packages: "openssh-client", programs: ["ssh"])
}
