import Editing

/// What the server can do, in the words of the protocol.
enum Capabilities {
  static let json: JSON = [
    "capabilities": [
      "positionEncoding": "utf-16",
      "textDocumentSync": ["openClose": true, "change": 2, "save": ["includeText": false]],
      "completionProvider": ["triggerCharacters": [".", "@", "|", ":", "-", "[", "(", "\"", "{"]],
      "hoverProvider": true,
      "definitionProvider": true,
      "referencesProvider": true,
      "renameProvider": ["prepareProvider": true],
      "documentSymbolProvider": true,
      "foldingRangeProvider": true,
      "documentLinkProvider": ["resolveProvider": false],
      "documentFormattingProvider": true,
      "documentRangeFormattingProvider": true,
      "codeLensProvider": ["resolveProvider": false],
      "executeCommandProvider": ["commands": [.string(OpenChapter.runCommand)]],
      "semanticTokensProvider": [
        "legend": [
          "tokenTypes": .array(OpenChapter.tokenKinds.map { .string($0) }),
          "tokenModifiers": ["defaultLibrary"],
        ],
        "full": true,
      ],
      "signatureHelpProvider": ["triggerCharacters": ["(", ","]],
      "codeActionProvider": ["codeActionKinds": ["quickfix"]],
    ],
    "serverInfo": ["name": "lectern", "version": "0.1.0"],
  ]
}
