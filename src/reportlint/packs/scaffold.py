"""The text of a new pack: small, working, and commented for somebody who knows the report and not the program."""

from __future__ import annotations

import regex

_NOT_IN_NAMES = regex.compile(r"[^a-z0-9]+")

_PACK = """\
# A pack: what your reports must look like, in YAML. Try it with   reportlint test {name}
# 规则包：用 YAML 写明报告应当怎样写。修改后用上面的命令试运行，再用 reportlint check --pack {name} 报告.txt 检查文件。
# All keys and verbs are in docs/rule-language.md. 全部写法见该文件。

reportlint: 1          # version of the rule language  规则语言版本
pack: {name}
version: "1"
title: {{zh: 我的报告, en: My reports}}

# Which documents this pack is for, by their title. Remove the line, and its rules run on every document.
# 适用于哪些文件：按标题判断。删去此行，规则对所有文件生效。
applies: 工作报告

# Values that are read once from each report.   从每份报告读取一次、处处可用的值
bind:
  year: {{in: title, read: "{{year}}年"}}
  last_year: year - 1

# Words that rules may refer to by @name.   词表，规则中用 @名称 引用
lists:
  空话: [众所周知, 毋庸讳言]

rules:
  # The id names what is wrong. «» marks what must be found.   id 说明错在哪里；«» 标出应当发现的文字
  - id: placeholder-left
    severity: error
    forbid: ["××", "（此处填写…）"]
    message: {{zh: "模板中的占位内容“{{excerpt}}”没有替换", en: "the placeholder '{{excerpt}}' was not replaced"}}
    examples:
      - {{bad: "全年完成项目«××»个。"}}
      - {{good: "全年完成项目12个。"}}

  - id: empty-phrase
    severity: warning
    forbid: "@空话"
    message: {{zh: "“{{excerpt}}”没有信息，可以删去", en: "'{{excerpt}}' says nothing and can be left out"}}
    examples:
      - {{bad: "«众所周知»，工作有序推进。"}}
      - {{good: "工作有序推进。"}}

  # {{=last_year}} is the value of the variable.   {{=last_year}} 取变量的值
  - id: last-year-left-in
    severity: warning
    forbid: "{{=last_year}}年"
    unless: {{clause: "(比|较|同比|上年)"}}
    message: {{zh: "报告年度之前的年份“{{excerpt}}”可能是上年遗留", en: "'{{excerpt}}' may be left over from last year's report"}}
    examples:
      - {{bad: "«2023年»共召开会议3次。", with: {{year: 2024, last_year: 2023}}}}
      - {{good: "比2023年增加3次。", with: {{year: 2024, last_year: 2023}}}}
"""


def files_of_new_pack(name: str) -> dict[str, str]:
    """The files of a new pack by their names. `name` is made fit for ids where it is not (`My Pack` to `my-pack`)."""
    fit = _NOT_IN_NAMES.sub("-", name.lower()).strip("-") or "my-pack"
    if not fit[0].isalpha() or fit == "reportlint":
        fit = f"pack-{fit}"
    return {"pack.yaml": _PACK.format(name=fit)}
