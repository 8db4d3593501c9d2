"""PyPI's jupyter-kernel-test on the kernel "swift": the protocol's own tests, all of them."""

import unittest

import jupyter_kernel_test as jkt


class SwiftTests(jkt.KernelTests):
    kernel_name = "swift"
    language_name = "swift"
    file_extension = ".swift"
    code_hello_world = 'print("hello, world")'
    code_stderr = 'import Foundation\nfputs("test\\n", stderr)'
    completion_samples = [
        {"text": "let zebra = 1\nzeb", "matches": ["zebra"]},
        {"text": '"abc".uppercas', "matches": ["uppercased()"]},
    ]
    complete_code_samples = ["1", 'print("x")', "func f() -> Int { 3 }"]
    incomplete_code_samples = ['print("x"', "func f() {", "if true {", "let x ="]
    invalid_code_samples = ["let = 3", "func 3() {}"]
    code_page_something = "?Chart"
    code_generate_error = "struct Broken: Error {}\nthrow Broken()"
    code_execute_result = [{"code": "1 + 2", "result": "3"}, {"code": '"a"', "result": "a"}]
    code_display_data = [
        {"code": 'show(HTML("<b>x</b>"))', "mime": "text/html"},
        {"code": 'show(Markdown("*x*"))', "mime": "text/markdown"},
        {"code": 'show(Chart { LinePlot(x: "x", y: "y", domain: 0...1) { $0 } })', "mime": "image/svg+xml"},
    ]
    code_history_pattern = "1?+*"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "print"
    code_clear_output = 'print("gone")\nclearOutput()'


class SwiftWelcomeTests(jkt.IopubWelcomeTests):
    kernel_name = "swift"
    support_iopub_welcome = True


# The library's own classes are for the kernel "python3".
def load_tests(loader, _tests, _pattern):
    suite = unittest.TestSuite()
    for case in (SwiftTests, SwiftWelcomeTests):
        suite.addTests(loader.loadTestsFromTestCase(case))
    return suite


if __name__ == "__main__":
    unittest.main()
