/* What the scripts say, Chinese first; the page's language decides. */

const english = document.documentElement.lang.startsWith("en");

export const say = (chinese, inEnglish) => (english ? inEnglish : chinese);

const count = (chinese) => ({ one: chinese, other: chinese });

/** GOV.UK Frontend speaks English unless told otherwise. */
export const componentWords = english
  ? {}
  : {
      characterCount: {
        i18n: {
          charactersUnderLimit: count("还可以写 %{count} 字"),
          charactersAtLimit: "已写满，不能再写",
          charactersOverLimit: count("超出 %{count} 字，请删减"),
        },
      },
      passwordInput: {
        i18n: {
          showPassword: "显示",
          hidePassword: "隐藏",
          showPasswordAriaLabel: "显示密码",
          hidePasswordAriaLabel: "隐藏密码",
          passwordShownAnnouncement: "密码已显示",
          passwordHiddenAnnouncement: "密码已隐藏",
        },
      },
      fileUpload: {
        i18n: {
          chooseFilesButton: "选择文件",
          dropInstruction: "或把文件拖到这里",
          noFileChosen: "未选择文件",
          multipleFilesChosen: count("已选择 %{count} 个文件"),
          enteredDropZone: "已进入放置区",
          leftDropZone: "已离开放置区",
        },
      },
    };
