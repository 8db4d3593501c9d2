-- A session in Neovim: `nvim --headless -u NONE -l` is newer than Debian's, so `-S`. Prints `ok NAME` for each step.
local function say(text) io.stdout:write(text .. "\n") end

local function fail(name, what)
  say("FAILED " .. name .. " " .. vim.inspect(what))
  vim.cmd("cquit 1")
end

local function wait(name, condition)
  local ok = vim.wait(90000, condition, 50)
  if ok then say("ok " .. name) else fail(name, vim.diagnostic.get(0)) end
end

local ok, problem = pcall(function()
  vim.cmd("edit course/a.md")
  local client = vim.lsp.start_client({
    name = "lectern", cmd = { vim.env.LECTERN, "lsp" }, root_dir = vim.fn.getcwd(),
  })
  vim.lsp.buf_attach_client(0, client)

  local function has(text)
    return function()
      for _, found in ipairs(vim.diagnostic.get(0)) do
        if found.message:find(text, 1, true) then return found end
      end
    end
  end
  local function replace(old, new)
    for number, line in ipairs(vim.api.nvim_buf_get_lines(0, 0, -1, true)) do
      local from, to = line:find(old, 1, true)
      if from then
        vim.api.nvim_buf_set_text(0, number - 1, from - 1, number - 1, to, { new })
        return
      end
    end
    fail("replace", old)
  end
  local function place(text)
    vim.fn.cursor(1, 1)
    vim.fn.search("\\V" .. text, "e")
  end
  local function ask(method, more)
    local parameters = vim.tbl_extend("force", vim.lsp.util.make_position_params(), more or {})
    for _, answer in pairs(vim.lsp.buf_request_sync(0, method, parameters, 30000) or {}) do return answer.result end
  end

  local function labels_of(answer)
    local labels = {}
    for _, item in ipairs(answer.items) do labels[item.label] = item.detail or "" end
    return labels
  end

  wait("a reference to nothing", has("fig-zebra"))
  replace("fig-zebra", "fig-line")
  wait("is mended", function() return #vim.diagnostic.get(0) == 0 end)
  replace("pet.name", "pet.nmae")
  wait("an error is seen", has("value of type 'Pet' has no member 'nmae'"))
  replace("pet.nmae", "pet.name")
  wait("and gone", function() return #vim.diagnostic.get(0) == 0 end)

  place("🦉\"; pe")
  local target = ask("textDocument/definition")
  if not target or target.range.start.line + 1 ~= vim.fn.search("let pet", "n") then fail("definition", target) end
  say("ok definition in an earlier cell")

  place("pet.na")
  local labels = labels_of(ask("textDocument/completion"))
  if labels["name"] ~= "String" then fail("completion", labels) end
  say("ok completion of a member")
  place("//| fig-cap")
  local row = vim.fn.line(".")
  vim.api.nvim_buf_set_lines(0, row - 1, row - 1, true, { "//| ec" })
  place("//| ec")
  local options = labels_of(ask("textDocument/completion"))
  if not options["echo"] then fail("completion of an option", options) end
  say("ok completion of an option")
  vim.api.nvim_buf_set_lines(0, row - 1, row, true, {})
  place("@fig-")
  local names = labels_of(ask("textDocument/completion"))
  if not names["fig-line"] then fail("completion of a label", names) end
  say("ok completion of a label")

  place("Activ")
  local kit = ask("textDocument/definition")
  if not kit or not kit.uri:find("Activation") and not kit.uri:find("interface") then fail("definition in the kit", kit) end
  say("ok definition in the kit")

  place("label: fig-")
  local edit = ask("textDocument/rename", { newName = "fig-path" })
  vim.lsp.util.apply_workspace_edit(edit, "utf-16")
  local other = vim.api.nvim_buf_get_lines(vim.fn.bufadd(vim.fn.getcwd() .. "/course/b.md"), 0, -1, true)
  if vim.fn.search("@fig-path", "n") == 0 or not table.concat(other, "\n"):find("@fig-path", 1, true) then
    fail("rename", edit)
  end
  say("ok rename in two chapters")

  replace("fig-cap", "fig-cpa")
  wait("an unknown option", has("fig-cpa"))
  local found = has("fig-cpa")()
  local actions = ask("textDocument/codeAction", {
    range = { start = { line = found.lnum, character = found.col }, ["end"] = { line = found.end_lnum, character = found.end_col } },
    context = { diagnostics = { found.user_data.lsp and vim.tbl_extend("force", found.user_data.lsp, { range = {
      start = { line = found.lnum, character = found.col }, ["end"] = { line = found.end_lnum, character = found.end_col } },
      message = found.message }) or found } },
  })
  if not actions or not actions[1] then fail("quick fix", actions) end
  vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
  wait("is fixed", function() return #vim.diagnostic.get(0) == 0 end)
  if vim.fn.search("fig-cap", "n") == 0 then fail("quick fix", vim.api.nvim_buf_get_lines(0, 0, -1, true)) end
  say("ok quick fix")
end)
if not ok then fail("script", problem) end
vim.cmd("qall!")
