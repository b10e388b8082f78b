"""The help and the complaints of argparse in Chinese; read only where somebody asks for help or mistypes."""

from __future__ import annotations

import argparse

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

EXAMPLES = """\
示例：
  reportlint check 年度报告.txt            检查一份报告
  reportlint check reports/ --jobs 4       检查一个文件夹
  reportlint check a.md --output-format full
  reportlint explain section-missing       一条规则是什么意思、为什么
  reportlint facts a.txt                   从报告里读到了什么：部分、表格、数字
  reportlint review 年度报告.docx          在副本中逐处加批注
  reportlint fix a.txt --diff              能自动修改什么
  reportlint audit reports/                各单位、各年度的问题一览

退出码：0 没有达到 --fail-on 级别的问题，1 有问题，2 用法、配置、规则包或路径有误
"""

_SAID = {
    "Finds mistakes in official reports: sections, sums, numbering, years, names, wording.": "检查公文类报告：部分是否齐全、表格勾稽、"
    "编号、年份、名称、用词。",
    "commands": "命令",
    "which rules": "用哪些规则",
    "which files": "查哪些文件",
    "running": "运行",
    "output": "输出",
    "known findings": "已知问题",
    "positional arguments": "参数",
    "options": "选项",
    "find what is wrong in reports": "检查报告中的问题",
    "repair what can be repaired without changing the meaning": "修改不影响原意、可以自动修改的问题",
    "put a copy with all findings beside each file: comments in Word, a page for the browser": "在每份文件旁边生成标出问题的副本："
    "Word 批注和网页",
    "lint a whole collection and show who has which findings, year against year": "检查一批报告，按单位、年度列出问题",
    "print the visible text of a document, as its lines and columns are counted": "输出文件的可见文字（行号、列号以此为准）",
    "print what was read: variables, sections, tables and numbers, with their places": "列出从报告里读到的内容及位置：单位、年度、"
    "部分、表格、数字",
    "list the rules": "列出规则",
    "say what a rule means, why, on what basis, with examples, and how to turn it off": "说明一条规则的含义、理由、依据、例子和关闭方法",
    "run the examples that stand beside the rules of a pack": "运行规则包中各条规则的例子",
    "write a small working pack to begin with": "生成一个可以直接使用的小规则包",
    "print the settings that hold for a file, each with the place that says so": "列出对某个文件生效的设置及其出处",
    "list readers, verbs, outputs and packs, and plugins that could not be used": "列出可读格式、规则动词、输出格式、规则包和不能使用的插件",
    "speak the language server protocol on standard input and output (needs reportlint[lsp])": "在标准输入输出上提供语言服务器（LSP，"
    "需要安装 reportlint[lsp]）",
    "files, folders, or - for standard input": "文件、文件夹，或以 - 表示标准输入",
    "what - is called; its suffix chooses the reader (default: stdin.txt)": "标准输入的文件名，按扩展名选择格式（默认 stdin.txt）",
    "files or folders; they are not changed": "文件或文件夹；不改动原文件",
    "folders or files (default: the working folder)": "文件夹或文件（默认为当前文件夹）",
    "files or folders": "文件或文件夹",
    "show what would change and write nothing": "只显示会怎样修改，不写入",
    "also apply fixes that a person must look at": "也作需要人工核实的修改",
    "exit 1 where findings of this severity are left (default: warning)": "尚有此级别以上的问题时退出码为 1（默认 warning）",
    "no summary on standard error": "不在标准错误上输出小结",
    "leave the findings in this file alone": "不修改此基线文件中列出的问题",
    "a file or folder (default: the working folder)": "文件或文件夹（默认为当前文件夹）",
    "a pack (file or folder) beside the built-in ones": "内置规则包之外再加一个规则包（文件或文件夹）",
    "language of messages (default: that of the pack)": "消息的语言（默认为规则包的语言）",
    "only these: ids or pack names, comma separated": "只用这些：规则名或规则包名，以逗号分隔",
    "not these": "不用这些",
    "show from this severity on (default: %(default)s)": "显示此级别以上的问题（默认 %(default)s）",
    "also run rules that are still being tried out": "也运行试用中的规则",
    "leave these out, as in .gitignore": "排除这些文件，写法同 .gitignore",
    "leave excluded files out even where they are named (for hooks)": "即使直接给出文件名也排除（供钩子使用）",
    "worker processes (default: one per core)": "进程数（默认每个核心一个）",
    "lint unchanged documents again": "没有改动的文件也重新检查",
    "concise (default), full, json, jsonl, sarif, github, gitlab, junit, rdjson, …": "concise（默认）、full、json、jsonl、sarif、github、"
    "gitlab、junit、rdjson 等",
    "table (default), or any format of check": "table（默认），或 check 的任何一种格式",
    "write there instead of standard output": "写入文件，不输出到屏幕",
    "write one more output to a file (repeatable)": "再写一种输出到文件（可多次使用）",
    "exit 1 from this severity on (default: warning)": "有此级别以上的问题时退出码为 1（默认 warning）",
    "count the findings of each rule, on standard error": "在标准错误上统计各条规则的问题数",
    "show only findings that are not in this file": "只显示此基线文件中没有的问题",
    "write the findings of this run to the baseline": "把本次的问题写入基线文件",
    "every cell, every mention of a number, and what was derived": "列出每个单元格、数字的每一处和推算出的值",
    "an id, with or without its pack": "规则名，可以带规则包名",
    "a pack (file or folder)": "规则包（文件或文件夹）",
    "the folder to make; its name is the pack's": "要生成的文件夹，其名称就是规则包的名称",
    # argparse's own
    "usage: ": "用法：",
    "show this help message and exit": "显示帮助并退出",
    "show program's version number and exit": "显示版本号并退出",
    "%(prog)s: error: %(message)s\n": "%(prog)s：%(message)s\n",
    "the following arguments are required: %s": "缺少参数：%s",
    "unrecognized arguments: %s": "不认识的参数：%s",
    "argument %(argument_name)s: %(message)s": "参数 %(argument_name)s：%(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "不能是 %(value)r，可选 %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r 不是有效的值",
    "expected one argument": "后面要有一个值",
    "expected at least one argument": "后面至少要有一个值",
    "not allowed with argument %s": "不能与 %s 同时使用",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s 不明确，可能是 %(matches)s",
    "ignored explicit argument %r": "不接受值 %r",
}


def said(words: str) -> str:
    """Words of the help in Chinese, or as they are where nobody has put them into Chinese."""
    return _SAID.get(words, words)


def speak() -> None:
    """Let argparse itself speak Chinese in this process: it asks its function `_` for every word that it says."""
    setattr(argparse, "_", said)  # noqa: B010 - the stubs do not know the name


def translate(parser: argparse.ArgumentParser) -> None:
    """The texts that were declared for a parser, in Chinese."""
    parser.description = said(parser.description or "")
    actions: Iterable[argparse.Action] = parser._actions  # noqa: SLF001 - argparse tells of them nowhere else
    for action in actions:
        action.help = said(action.help) if action.help else action.help
    for group in parser._action_groups:  # noqa: SLF001 - as above
        group.title = said(group.title) if group.title else group.title
