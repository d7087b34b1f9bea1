// What a person sees: choose a file, read what was found.
const SIGNED_NOTE = "记录与证明、检查点及其签名相符。此后有没有新的记录，须以更新的检查点另行核对。";
const INSIDE = "没有另行给出公钥或者策略，以上按证据包自带的策略核验。带来证据包的人也能自带密钥：请从账本所属机构和见证机构另行取得公钥指纹，逐位核对。";
const STATES = { intact: "完好", withheld: "封存（内容未附，证明完好）", faulty: "有误" };
const DOCUMENTS = { enclosed: "已附", sealed: "副卷，未附", erased: "已依法删除", damaged: "存储损坏，未附" };

const element = (name, text = "", ...inside) => {
  const made = document.createElement(name);
  made.textContent = text;
  made.append(...inside);
  return made;
};
const table = (caption, headings, rows) => element("div", "", element("table", "", element("caption", caption),
  element("thead", "", element("tr", "", ...headings.map((heading) => Object.assign(element("th", heading), { scope: "col" })))),
  element("tbody", "", ...rows.map((row) => element("tr", "", ...row.map((cell) => element("td", cell)))))));
const moment = (at) => at === null ? "" : new Date(Number(at) * 1000).toISOString().replace(".000Z", "Z");

const show = (verdict) => {
  const good = verdict.findings.length === 0, manifest = verdict.manifest;
  const [words, className] = !good ? [`核验不通过：${verdict.findings.length} 处`, "bad"]
    : verdict.inside ? ["核验通过，公钥待核对", "open"] : ["核验通过", "good"];
  const parts = [Object.assign(element("h2", words), { id: "verdict", className })];
  if (good) parts.push(element("p", SIGNED_NOTE));
  if (good && verdict.inside) parts.push(element("p", INSIDE));
  if (!good) parts.push(element("ol", "", ...verdict.findings.slice(0, 200).map((finding) =>
    element("li", "", element("span", finding.sentence), element("code", finding.code)))));
  if (manifest) {
    parts.push(element("p", `账本 ${manifest.origin}，检查点含 ${manifest.size} 条记录；导出：${manifest.exported.at}，${manifest.exported.institution} ${manifest.exported.by}`
      + `${manifest.exported.purpose ? `，用途：${manifest.exported.purpose}` : ""}（导出人和用途由导出系统写明，没有签名；本文件的 SHA-256 写入了导出系统的查阅记录，可以向其核对）。`));
    parts.push(element("p", `本文件的 SHA-256：${verdict.digest}`));
    parts.push(...manifest.cases.map((one) => element("p", `${one.kind}　${one.title}`)));
  }
  if (verdict.signed.length) {
    parts.push(table("签名", ["签名人", "身份", "签名时间", "公钥指纹（SHA-256）"],
      verdict.signed.map((one) => [one.name, one.isLog ? "账本" : "见证", moment(one.at), one.fingerprint])));
  }
  if (verdict.records.length) {
    parts.push(table(`记录（${verdict.records.length} 条）`, ["日志序号", "事项", "记录时间", "核验"],
      verdict.records.map((one) => [`${one.index}`, one.topic, one.at, STATES[one.state]])));
  }
  if (manifest?.documents.length) {
    parts.push(table("材料", ["日志序号", "摘要", "情况"],
      manifest.documents.map((one) => [`${one.log_index}`, one.digest || "—", DOCUMENTS[one.state] ?? one.state])));
  }
  document.getElementById("answer").replaceChildren(...parts);
};

const start = () => {
  const file = document.getElementById("file"), trusted = document.getElementById("trusted"), answer = document.getElementById("answer");
  const run = async () => {
    if (!file.files.length) return;
    answer.replaceChildren(element("p", "正在核验……"));
    const text = trusted.value.trim();
    const policy = text === "" ? null : utf8(text.includes("\n") || text.includes(" ") ? text + "\n" : `log ${text}\nquorum none\n`);
    try {
      if (file.files[0].size > 2 ** 30) show({ findings: [{ code: "zip-size", sentence: SENTENCES["zip-size"] }], records: [], signed: [] });
      else show(await verify(new Uint8Array(await file.files[0].arrayBuffer()), policy));
    } catch (error) { answer.replaceChildren(element("p", `没有核验：浏览器无法读取该文件（${error.message}）。`)); }
  };
  file.addEventListener("change", run);
  document.getElementById("again").addEventListener("click", run);
};
if (typeof document !== "undefined") start();
globalThis.gongjian = { verify, mldsa44, ed25519Plain, sha256, sha512, hex };
