package io.github.pullsecret.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Completion for shells, made from the commands. */
final class Completions {
  private static final String MADE = "# Made from the options of pullsecret by -Dgolden.update.\n";

  private Completions() {}

  /** For bash, also that of 3.2. */
  static String bash() {
    StringBuilder cases = new StringBuilder();
    StringBuilder names = new StringBuilder();
    for (OptionSpec option : Commands.options().keySet()) {
      String name = option.longestName();
      List<String> values = Commands.values(option);
      String pattern = Commands.isOptional(option) ? name + "=" : name + " | " + name + "=";
      if (!values.isEmpty()) {
        cases.append("    %s) words='%s' ;;\n".formatted(pattern, String.join(" ", values)));
      } else if (!Commands.isFlag(option) && !Commands.isFile(option)) {
        names.append(names.isEmpty() ? "    " : " | ").append(pattern);
      } else if (Commands.isFile(option)) {
        cases.append("    %s) return ;;\n".formatted(pattern));
      }
    }
    StringBuilder commands = new StringBuilder();
    Commands.all()
        .forEach(
            (name, command) ->
                commands.append("    %s) options='%s' ;;\n".formatted(name, options(command))));
    return """
        # shellcheck shell=bash disable=SC2207
        %s_pullsecret() {
          local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} equals='' options='' words=''
          if [[ $cur == '=' ]]; then
            cur='' equals='='
          elif [[ $prev == '=' ]]; then
            prev=${COMP_WORDS[COMP_CWORD - 2]} equals='='
          fi
          COMPREPLY=()
          if ((COMP_CWORD == 1)); then
            COMPREPLY=($(compgen -W '%s --help --version' -- "$cur"))
            return
          fi
          case $prev$equals in
        %s%s)
              compopt +o default 2>/dev/null
              return
              ;;
          esac
          case ${COMP_WORDS[1]} in
        %s  esac
          if [[ -z $words && ${COMP_WORDS[1]} == help && $cur != -* ]]; then
            words='%s'
          elif [[ -z $words && $cur == -* ]]; then
            words=$options
          fi
          COMPREPLY=($(compgen -W "$words" -- "$cur"))
          # A format of a report is followed by its file.
          if [[ ${COMPREPLY[0]-} == *= ]]; then
            compopt -o nospace 2>/dev/null
          fi
        }
        complete -o default -F _pullsecret pullsecret
        """
        .formatted(
            MADE,
            String.join(" ", Commands.all().keySet()),
            cases,
            names,
            commands,
            String.join(" ", Commands.subjects()));
  }

  private static String options(CommandLine command) {
    List<String> names = new ArrayList<>();
    command.getCommandSpec().options().forEach(option -> names.add(option.longestName()));
    return String.join(" ", names);
  }

  /** For zsh. */
  static String zsh() {
    StringBuilder commands = new StringBuilder();
    StringBuilder cases = new StringBuilder();
    for (Map.Entry<String, CommandLine> each : Commands.all().entrySet()) {
      commands.append(
          "    '%s:%s'\n".formatted(each.getKey(), zshText(description(each.getValue()))));
      cases.append("    %s)\n      _arguments -s -S \\\n".formatted(each.getKey()));
      for (OptionSpec option : each.getValue().getCommandSpec().options()) {
        cases.append("        %s \\\n".formatted(zshOption(option)));
      }
      cases.append(
          each.getKey().equals("help")
              ? "        '1:subject:(%s)'\n      ;;\n"
                  .formatted(String.join(" ", Commands.subjects()))
              : "        '*:file or directory:_files'\n      ;;\n");
    }
    return """
        #compdef pullsecret
        %s_pullsecret() {
          local -a commands
          commands=(
        %s  )
          if ((CURRENT == 2)); then
            _describe command commands
            _arguments '(- *)--help[Show help]' '(- *)--version[Show the version]'
            return
          fi
          local command=$words[2]
          shift words
          ((CURRENT--))
          case $command in
        %s  esac
        }
        _pullsecret "$@"
        """
        .formatted(MADE, commands, cases);
  }

  private static String zshOption(OptionSpec option) {
    String text = "[" + zshText(Commands.text(option)) + "]";
    if (option.names().length > 1) {
      String names = String.join(",", option.names());
      return "'(%s)'{%s}'%s'".formatted(names.replace(',', ' '), names, text);
    }
    String many = option.isMultiValue() ? "*" : "";
    if (Commands.isFlag(option)) {
      return "'%s%s'".formatted(option.longestName(), text);
    }
    List<String> values = Commands.values(option);
    String action =
        !values.isEmpty()
            ? "(" + String.join(" ", values) + ")"
            : Commands.isFile(option) ? "_files" : "";
    return Commands.isOptional(option)
        ? "'%s%s=-%s::value:%s'".formatted(many, option.longestName(), text, action)
        : "'%s%s=%s:value:%s'".formatted(many, option.longestName(), text, action);
  }

  private static String zshText(String text) {
    return Commands.summary(text)
        .replace("'", "'\\''")
        .replace(":", "\\:")
        .replace("[", "\\[")
        .replace("]", "\\]");
  }

  /** For fish. */
  static String fish() {
    StringBuilder lines = new StringBuilder(MADE);
    String line = "complete -c pullsecret ";
    Commands.all()
        .forEach(
            (name, command) ->
                lines.append(
                    line
                        + "-f -n __fish_use_subcommand -a %s -d '%s'\n"
                            .formatted(name, fishText(description(command)))));
    lines.append(line + "-f -n __fish_use_subcommand -l help -d 'Show help'\n");
    lines.append(line + "-f -n __fish_use_subcommand -l version -d 'Show the version'\n");
    lines.append(
        line
            + "-x -n '__fish_seen_subcommand_from help' -a '%s'\n"
                .formatted(String.join(" ", Commands.subjects())));
    Commands.options()
        .forEach(
            (option, commands) ->
                lines.append(
                    line
                        + "-n '__fish_seen_subcommand_from %s' %s -d '%s'\n"
                            .formatted(
                                String.join(" ", commands),
                                fishOption(option),
                                fishText(Commands.text(option)))));
    return lines.toString();
  }

  private static String fishOption(OptionSpec option) {
    StringBuilder names = new StringBuilder();
    for (String name : option.names()) {
      names.append(name.startsWith("--") ? " -l " : " -s ").append(name.replaceFirst("^-+", ""));
    }
    List<String> values = Commands.values(option);
    if (!values.isEmpty()) {
      // A value that may be left out is offered behind the equals sign only.
      names.append(Commands.isOptional(option) ? " -f" : " -x");
      names.append(" -a '").append(String.join(" ", values)).append('\'');
    } else if (!Commands.isFlag(option)) {
      names.append(Commands.isFile(option) ? " -r" : " -x");
    }
    return names.substring(1);
  }

  private static String fishText(String text) {
    return Commands.summary(text).replace("\\", "\\\\").replace("'", "\\'");
  }

  private static String description(CommandLine command) {
    return Commands.text(command.getCommandSpec().usageMessage().description());
  }
}
