import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.validate.ValidationResult;

/** Validates each calendar.ics below a folder with ical4j, strictly; exits with 1 when one has an error. */
public class JudgeCalendars {
  public static void main(String[] arguments) throws Exception {
    List<Path> files;
    try (var found = Files.walk(Path.of(arguments[0]))) {
      files = found.filter(path -> path.endsWith("calendar.ics")).sorted().toList();
    }
    int passed = 0;
    for (Path file : files) {
      String complaint = complaintAbout(file);
      if (complaint == null) passed += 1;
      else System.out.println("  " + file.getParent().getFileName() + ": " + complaint);
    }
    System.out.println("calendar.ics | ical4j (Maven), strict | " + passed + " of " + files.size() + " passed");
    System.exit(passed == files.size() && passed > 0 ? 0 : 1);
  }

  private static String complaintAbout(Path file) {
    try (InputStream input = Files.newInputStream(file)) {
      Calendar calendar = new CalendarBuilder().build(input);
      ValidationResult result = calendar.validate(true);
      return result.hasErrors() ? result.getEntries().toString() : null;
    } catch (Exception error) {
      return error.toString();
    }
  }
}
